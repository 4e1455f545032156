import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { createProofDesk } from '../actions/accept-proof.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { API_RATE, createCallLimit, SESSION_CODE_RATE } from '../actions/api-limit.ts';
import { createFeedLimit } from '../actions/feed-limit.ts';
import { workFrom } from '../actions/request-source.ts';
import { createBatchLanes } from './batch-lanes.ts';
import type { GateDeps } from './browser-key.ts';
import { clinicGate } from './clinic-gate.ts';
import { securitySchemes } from './describe.ts';
import { limitBody } from './limit-body.ts';
import { observe } from './observe.ts';
import { answerProblem } from './problems.ts';
import { handHeadersOn } from './respond.ts';
import { sourceOf } from './source-of.ts';
import { accountLinkRoutes } from './routes/account-links.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { clinicRoutes, ownClinicRoutes } from './routes/clinic.ts';
import { cookiesRoutes } from './routes/cookies.ts';
import { credentialsRoutes } from './routes/credentials.ts';
import { devOutboxRoutes } from './routes/dev-outbox.ts';
import { doctorRoutes } from './routes/doctor.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { feedRoutes } from './routes/feeds.ts';
import { hostedPagesRoutes } from './routes/hosted-pages.ts';
import { loginRoutes } from './routes/login.ts';
import { loginSetUpRoutes } from './routes/login-set-up.ts';
import { operationsRoutes } from './routes/operations.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { practiceAppointmentRoutes } from './routes/practice-appointments.ts';
import { practiceProfileRoutes } from './routes/practice-profiles.ts';
import { practiceSessionCodeRoutes } from './routes/practice-session-codes.ts';
import { profileCardRoutes } from './routes/profile-card.ts';
import { profileSearchRoutes } from './routes/profile-search.ts';
import { profileRoutes } from './routes/profiles.ts';
import { recoveryCodePdfRoutes } from './routes/recovery-code-pdf.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { secondStepRoutes } from './routes/second-step.ts';
import { securitySettingsRoutes } from './routes/security-settings.ts';
import { sessionCodeRoutes } from './routes/session-code.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionsRoutes } from './routes/sessions.ts';
import { trustedBrowserRoutes } from './routes/trusted-browsers.ts';
import { twoStepAdminRoutes } from './routes/two-step-admin.ts';
import { twoStepSetUpRoutes } from './routes/two-step-set-up.ts';
import { twoStepRoutes } from './routes/two-step.ts';
import { widgetsRoutes } from './routes/widgets.ts';

/** Calls of the clinic's practice system; what they carry is larger, and has limits of its own behind the key. */
const PRACTICE = '/api/v1/clinics/:clinic';

/** No other call takes more than a few hundred bytes; a long passphrase in emoji still fits many times over. */
const BODY_MAX_BYTES = 16 * 1024;

const documentation = {
  info: {
    title: 'clinic-auth',
    version: '1',
    description:
      'The BFF behind the clinic-auth widgets. Unsafe calls carry `X-Clinic-Auth: 1` and JSON, from an origin ' +
      'that is registered with the clinic. Problems are codes; the widgets have the sentences. A browser that keeps no cookies proves a key of its own with ' +
      'each request (the security scheme `browserKey`). Below `/api/` is the ' +
      'server-to-server API of the clinic’s practice system, by key.',
  },
  components: { securitySchemes },
};

/** The whole BFF as one Hono app, listening nowhere yet: tests call `app.request()`. */
export function createApp(deps: HttpDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(observe(deps));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.var.headers.Allow = methods.join(', ');
        return answerProblem(c, { code: 'method-not-allowed' });
      },
    }),
  );
  const limit = limitBody(BODY_MAX_BYTES);
  // Asking a read for its body would have the whole request built, at several times a session check's cost.
  // What only reads records nothing either.
  app.use((c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const isPractice = c.req.path.startsWith('/api/');
    return workFrom(sourceOf(c, deps), () => (isPractice ? next() : limit(c, next)));
  });

  app.route('/', operationsRoutes(deps));
  app.get('/openapi.json', handHeadersOn, openAPIRouteHandler(app, { documentation }));
  app.route('/', widgetsRoutes(deps));
  app.route('/', hostedPagesRoutes(deps));
  app.route('/', feedRoutes(deps, createFeedLimit()));
  const apiLimit = createCallLimit(API_RATE);
  const batchDeps = { ...deps, lanes: createBatchLanes() };
  app.route(PRACTICE, practiceProfileRoutes(batchDeps, apiLimit));
  app.route(PRACTICE, practiceAppointmentRoutes(batchDeps, apiLimit));
  app.route(PRACTICE, practiceSessionCodeRoutes(deps, apiLimit));
  if (deps.config.mode === 'demo') app.route('/', devOutboxRoutes(deps));
  app.route('/v1/doctor', doctorRoutes(deps));
  const gateDeps: GateDeps = {
    ...deps,
    proofDesk: createProofDesk({ ...deps, proofs: deps.database.proofs }),
  };
  app.route('/v1/clinic', ownClinicRoutes(gateDeps));
  app.use('/v1/clinics/:clinic/*', clinicGate(gateDeps));
  app.route('/v1/clinics/:clinic', clinicRoutes(deps));
  app.route('/v1/clinics/:clinic', cookiesRoutes(gateDeps));
  app.route('/v1/clinics/:clinic', loginRoutes(deps));
  app.route('/v1/clinics/:clinic', secondStepRoutes(deps));
  app.route('/v1/clinics/:clinic', loginSetUpRoutes(deps));
  app.route('/v1/clinics/:clinic', sessionRoutes(deps));
  app.route('/v1/clinics/:clinic', sessionCodeRoutes(deps, createCallLimit(SESSION_CODE_RATE)));
  app.route('/v1/clinics/:clinic', sessionsRoutes(deps));
  app.route('/v1/clinics/:clinic', recoveryRoutes(deps));
  app.route('/v1/clinics/:clinic', accountLinkRoutes(deps));
  app.route('/v1/clinics/:clinic', credentialsRoutes(deps));
  app.route('/v1/clinics/:clinic', profileSearchRoutes(deps));
  app.route('/v1/clinics/:clinic', profileCardRoutes(deps));
  app.route('/v1/clinics/:clinic', profileRoutes(deps));
  app.route('/v1/clinics/:clinic', duplicateRoutes(deps));
  app.route('/v1/clinics/:clinic', calendarRoutes(deps));
  app.route('/v1/clinics/:clinic', twoStepRoutes(deps));
  app.route('/v1/clinics/:clinic', twoStepSetUpRoutes(deps));
  app.route('/v1/clinics/:clinic', passkeyRoutes(deps));
  app.route('/v1/clinics/:clinic', trustedBrowserRoutes(deps));
  app.route('/v1/clinics/:clinic', twoStepAdminRoutes(deps));
  app.route('/v1/clinics/:clinic', securitySettingsRoutes(deps));
  app.route('/v1/clinics/:clinic', recoveryCodePdfRoutes(deps));

  app.notFound((c) => answerProblem(c, { code: 'not-found' }));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400)
      return answerProblem(c, { code: 'malformed' });
    deps.log.error({ err: error, requestId: c.var.requestId }, 'a request failed');
    return answerProblem(c, { code: 'internal' });
  });
  return app;
}
