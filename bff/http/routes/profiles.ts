import { type Context, Hono } from 'hono';
import { previewWelcome } from '../../actions/preview-welcome.ts';
import { actorOf } from '../../actions/record-event.ts';
import {
  type LinkWish,
  sendPasswordReset,
  sendWelcome,
  type SendOutcome,
} from '../../actions/send-account-link.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { emailPreviewAnswer } from '../profiles-schemas.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { emptyRequest, welcomeEmailRequest } from '../schemas.ts';

const problems = {
  400: 'malformed',
  401: 'not-logged-in',
  403: 'not-allowed, origin-not-allowed, header-missing',
  404: 'not-found: no such profile at this clinic',
  415: 'not-json',
  429: 'throttled',
};

/** What staff do with a profile. */
export function profileRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { log } = deps;
  const wish = (c: Context<AppEnv>): LinkWish => {
    const { name, role } = c.var.loggedIn.session.profile;
    const actor = actorOf(c.var.loggedIn.stored);
    return { clinic: c.var.clinic, sender: { name, role, actor }, profileId: c.req.param('profile') ?? '' };
  };
  const answer = (c: Context<AppEnv>, event: string, outcome: SendOutcome): Response => {
    if (outcome.kind === 'problem') return answerProblem(c, outcome.problem);
    const { clinic, requestId, loggedIn } = c.var;
    const about = { clinic: clinic.slug, by: loggedIn.session.profile.id, profileId: c.req.param('profile') };
    log.info({ event, requestId, ...about }, 'account');
    return respond(c, 202, {});
  };

  return new Hono<AppEnv>()
    .use('/profiles/*', requireSession(deps))
    .post(
      '/profiles/:profile/welcome-email',
      describe({
        tag: 'profiles',
        summary: 'Send the email with which a person sets up their account',
        description: 'For staff. A new welcome ends the older link.',
        answers: { 202: { description: 'On its way' } },
        problems: { ...problems, 409: 'has-login, no-email' },
      }),
      readJson(welcomeEmailRequest),
      async (c) => {
        const { note = '' } = c.req.valid('json');
        const outcome = await sendWelcome(deps, { ...wish(c), note: note.trim() || null });
        return answer(c, 'welcome-sent', outcome);
      },
    )
    .post(
      '/profiles/:profile/welcome-email/preview',
      describe({
        tag: 'profiles',
        summary: 'See that email before it is sent',
        description: 'For staff. Its link opens nothing; nothing is sent or stored.',
        answers: { 200: { description: 'The email as it would be sent', body: emailPreviewAnswer } },
        problems: { ...problems, 409: 'has-login, no-email' },
      }),
      readJson(welcomeEmailRequest),
      async (c) => {
        const { note = '' } = c.req.valid('json');
        const attempt = await previewWelcome(deps, { ...wish(c), note: note.trim() || null });
        return attempt.kind === 'problem'
          ? answerProblem(c, attempt.problem)
          : respond(c, 200, attempt.result);
      },
    )
    .post(
      '/profiles/:profile/password-reset-email',
      describe({
        tag: 'profiles',
        summary: 'Send the email with which a person chooses a new password',
        description: 'For staff. Nobody can choose it for them.',
        answers: { 202: { description: 'On its way' } },
        problems: { ...problems, 409: 'no-login, no-email' },
      }),
      readJson(emptyRequest),
      async (c) => answer(c, 'password-reset-sent', await sendPasswordReset(deps, wish(c))),
    );
}
