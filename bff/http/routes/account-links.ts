import { Hono } from 'hono';
import { openAccountLink } from '../../actions/open-account-link.ts';
import { resetPassword } from '../../actions/reset-password.ts';
import { setUpAccount } from '../../actions/set-up-account.ts';
import type { AccountLinkAnswer, ResetPasswordAnswer } from '../../contract/index.ts';
import { fullName } from '../../storage/profiles.ts';
import { answerLogin } from '../answer-login.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { loginAnswer } from '../login-schemas.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import {
  accountLinkAnswer,
  accountLinkRequest,
  resetPasswordAnswer,
  resetPasswordRequest,
  setUpAccountRequest,
} from '../schemas.ts';

const problems = {
  400: 'malformed',
  403: 'origin-not-allowed, header-missing',
  410: 'link-invalid: used, too old, replaced or never one of this clinic',
  415: 'not-json',
};
const choosing = { ...problems, 422: 'password-…, username-unusable', 503: 'busy' };

/** What the links in emails lead to. Their tokens travel in bodies only: browsers keep fragments to themselves. */
export function accountLinkRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { clock, database, log } = deps;
  return new Hono<AppEnv>()
    .post(
      '/account-link',
      describe({
        tag: 'account',
        summary: 'What a link is for and whose',
        description: 'Uses nothing up.',
        answers: { 200: { description: 'What the link opens', body: accountLinkAnswer } },
        problems,
      }),
      readJson(accountLinkRequest),
      async (c) => {
        const { clinic } = c.var;
        const link = await openAccountLink(database.db, clinic, c.req.valid('json').token, clock());
        if (!link) return answerProblem(c, { code: 'link-invalid' });
        const { purpose, profile } = link;
        const { passwordMinLength } = clinic;
        const { username } = profile;
        const answer: AccountLinkAnswer = { purpose, name: fullName(profile), username, passwordMinLength };
        return respond(c, 200, answer);
      },
    )
    .post(
      '/account-link/reset-password',
      describe({
        tag: 'account',
        summary: 'Choose a new password',
        description: 'Ends all sessions of the profile. Nobody is logged in by it.',
        answers: { 200: { description: 'The username to log in with', body: resetPasswordAnswer } },
        problems: choosing,
      }),
      readJson(resetPasswordRequest),
      async (c) => {
        const { clinic, requestId } = c.var;
        const outcome = await resetPassword(deps, { clinic, ...c.req.valid('json') });
        if (outcome.kind === 'problem') return answerProblem(c, outcome.problem);
        log.info({ event: 'password-reset', requestId, clinic: clinic.slug }, 'account');
        const answer: ResetPasswordAnswer = { username: outcome.username };
        return respond(c, 200, answer);
      },
    )
    .post(
      '/account-link/set-up-account',
      describe({
        tag: 'account',
        summary: 'Choose a username and password for the first time, and be logged in',
        answers: { 200: { description: 'The next step of the login', body: loginAnswer } },
        problems: { ...choosing, 409: 'username-taken' },
      }),
      readJson(setUpAccountRequest),
      async (c) => {
        const { clinic, requestId } = c.var;
        const wish = { clinic, ...c.req.valid('json'), browser: browserOf(c, deps) };
        const outcome = await setUpAccount(deps, wish);
        if (outcome.kind === 'problem') return answerProblem(c, outcome.problem);
        log.info({ event: 'account-set-up', requestId, clinic: clinic.slug }, 'account');
        return answerLogin(c, deps, outcome);
      },
    );
}
