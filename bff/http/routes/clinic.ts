import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { readSession } from '../../actions/read-session.ts';
import type { ClinicAnswer } from '../../contract/index.ts';
import { accentsOf } from '../../domain/colours.ts';
import { type Clinic, findSlugByOrigin } from '../../storage/clinics.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import type { GateDeps } from '../browser-key.ts';
import { admit, refuse } from '../clinic-gate.ts';
import { describe } from '../describe.ts';
import { respond } from '../respond.ts';
import { clinicAnswer } from '../schemas.ts';

const problems = { 403: 'origin-not-allowed', 404: 'unknown-clinic' };

/** What a page needs at first: the clinic as visitors see it, and who is logged in. */
function answerClinic(c: Context<AppEnv>, { clock }: HttpDeps): Response {
  const { clinic, storedSession } = c.var;
  const session = storedSession && readSession(clinic, storedSession, clock());
  const answer: ClinicAnswer = { clinic: clinicView(clinic), session };
  return respond(c, 200, answer);
}

function clinicView({ slug, name, accent, logoUrl, ...clinic }: Clinic): ClinicAnswer['clinic'] {
  return {
    slug,
    name,
    colours: accentsOf(accent),
    logoUrl,
    support: { phone: clinic.supportPhone, email: clinic.supportEmail },
  };
}

/** `GET /v1/clinics/{clinic}`, behind the clinic gate. */
export function clinicRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      tag: 'clinic',
      summary: 'The clinic and who is logged in, in one request',
      description: 'For pages at their start. Answers 200 to strangers too, with `session: null`.',
      answers: { 200: { description: 'The clinic and the session', body: clinicAnswer } },
      problems,
    }),
    (c) => answerClinic(c, deps),
  );
}

/** `GET /v1/clinic`: the same for pages that leave the clinic out, where their origin belongs to one only. */
export function ownClinicRoutes(deps: GateDeps): Hono<AppEnv> {
  /** Lets the request in at the clinic of the page's origin; what it answers instead where it cannot go on. */
  const admitAtOwn = async (c: Context<AppEnv>): Promise<Response | null> => {
    const slug = await findSlugByOrigin(deps.database.db, c.req.header('Origin') ?? '');
    if (slug !== null) return admit(c, deps, slug);
    return refuse(c, 'unknown-clinic');
  };
  /** Browsers ask first where a request carries a proof. */
  const preflight: MiddlewareHandler<AppEnv> = async (c, next) =>
    c.req.method === 'OPTIONS' ? ((await admitAtOwn(c)) ?? next()) : next();
  return new Hono<AppEnv>().use('/', preflight).get(
    '/',
    describe({
      tag: 'clinic',
      summary: "The clinic that this page's origin belongs to",
      answers: { 200: { description: 'The clinic and the session', body: clinicAnswer } },
      problems,
    }),
    async (c) => (await admitAtOwn(c)) ?? answerClinic(c, deps),
  );
}
