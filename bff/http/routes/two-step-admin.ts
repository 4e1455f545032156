import { type Context, Hono } from 'hono';
import {
  type AdministerWish,
  pauseTwoStep,
  readProfileTwoStep,
  removeTwoStep,
  resumeTwoStep,
} from '../../actions/administer-two-step.ts';
import type { Attempt } from '../../actions/attempt.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { ownWish, passwordProblems, refuseOwn } from '../own-two-step.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { ownPasswordRequest, pauseTwoStepRequest, profileTwoStepAnswer } from '../two-step-schemas.ts';

const answers = { 200: { description: 'How it stands now', body: profileTwoStepAnswer } };
const problems = { ...passwordProblems, 404: 'not-found', 409: 'two-step-off' };

/** What full access and owners do with a colleague's 2-Step Verification (rule 24). */
export function twoStepAdminRoutes(deps: HttpDeps): Hono<AppEnv> {
  const profileId = (c: Context<AppEnv>): string => c.req.param('profile') ?? '';
  const wish = (c: Context<AppEnv>, currentPassword: string): AdministerWish => ({
    ...ownWish(c, currentPassword),
    profileId: profileId(c),
  });
  const answerState = async (c: Context<AppEnv>): Promise<Response> => {
    const { clinic, loggedIn } = c.var;
    const session = loggedIn.stored;
    const attempt = await readProfileTwoStep(deps, { clinic, session, profileId: profileId(c) });
    return attempt.kind === 'problem' ? answerProblem(c, attempt.problem) : respond(c, 200, attempt.result);
  };
  const answer = async (c: Context<AppEnv>, event: string, attempt: Attempt<null>): Promise<Response> => {
    if (attempt.kind === 'problem') return refuseOwn(c, deps, attempt.problem);
    const { clinic, requestId, loggedIn } = c.var;
    const about = { clinic: clinic.slug, by: loggedIn.stored.profileId, profileId: profileId(c) };
    deps.log.info({ event, requestId, ...about }, 'account');
    return answerState(c);
  };

  return new Hono<AppEnv>()
    .use('/profiles/:profile/two-step/*', requireSession(deps))
    .get(
      '/profiles/:profile/two-step',
      describe({
        tag: 'profiles',
        summary: "Whether a colleague's 2-Step Verification is on",
        description: 'For staff with full access and owners.',
        answers,
        problems: { 401: 'not-logged-in', 403: 'not-allowed, origin-not-allowed', 404: 'not-found' },
      }),
      answerState,
    )
    .post(
      '/profiles/:profile/two-step/pause',
      describe({
        tag: 'profiles',
        summary: "Pause a colleague's 2-Step Verification",
        description: 'For 1, 24 or 72 hours; it resumes by itself.',
        answers,
        problems,
      }),
      readJson(pauseTwoStepRequest),
      async (c) => {
        const { currentPassword, hours } = c.req.valid('json');
        const attempt = await pauseTwoStep(deps, { ...wish(c, currentPassword), hours });
        return answer(c, 'two-step-paused', attempt);
      },
    )
    .post(
      '/profiles/:profile/two-step/resume',
      describe({ tag: 'profiles', summary: 'Resume it at once', answers, problems }),
      readJson(ownPasswordRequest),
      async (c) => {
        const attempt = await resumeTwoStep(deps, wish(c, c.req.valid('json').currentPassword));
        return answer(c, 'two-step-resumed', attempt);
      },
    )
    .post(
      '/profiles/:profile/two-step/remove',
      describe({
        tag: 'profiles',
        summary: "Remove a colleague's 2-Step Verification",
        description: 'All methods, passkeys, the recovery code, trusted browsers, and logins under way.',
        answers,
        problems,
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const attempt = await removeTwoStep(deps, wish(c, c.req.valid('json').currentPassword));
        return answer(c, 'two-step-removed', attempt);
      },
    );
}
