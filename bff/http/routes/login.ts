import { Hono } from 'hono';
import { stay } from '../../actions/advance-login.ts';
import { leaveLogin } from '../../actions/leave-login.ts';
import { askForPasskey, logInByPasskey } from '../../actions/log-in-by-passkey.ts';
import { verifyPassword } from '../../actions/verify-password.ts';
import type { LoginAnswer, PasskeyChallengeAnswer } from '../../contract/index.ts';
import { readSession } from '../../actions/read-session.ts';
import { answerLogin } from '../answer-login.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { describe } from '../describe.ts';
import { loginAnswer, loginRequest, passkeyChallengeAnswer, passkeyLoginRequest } from '../login-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

const problems = {
  400: 'malformed',
  403: 'origin-not-allowed, header-missing',
  413: 'too-large',
  415: 'not-json',
};

/** The login of a clinic: how it begins, where it stands, how it is left. Every answer is `{step, problem?}`. */
export function loginRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(
      '/login',
      describe({
        tag: 'login',
        summary: 'Log in with username and password',
        description:
          'Answers with the step that comes next. Only `logged-in` hands the session’s token over.',
        answers: {
          200: { description: 'The next step', body: loginAnswer },
          401: { description: 'wrong-credentials: one answer, whatever was wrong', body: loginAnswer },
          429: { description: 'throttled: wait as long as Retry-After says', body: loginAnswer },
          503: {
            description: 'busy: too many logins at once, try again after Retry-After',
            body: loginAnswer,
          },
        },
        problems,
      }),
      readJson(loginRequest),
      async (c) => {
        const call = { clinic: c.var.clinic, browser: browserOf(c, deps) };
        return answerLogin(c, deps, await verifyPassword(deps, { ...call, ...c.req.valid('json') }));
      },
    )
    .get(
      '/login',
      describe({
        tag: 'login',
        summary: 'Where the login in progress stands',
        description: 'For a page that was loaded again in the middle of it. Changes nothing.',
        answers: {
          200: { description: 'The step; `password` where none is in progress', body: loginAnswer },
        },
        problems: { 403: 'origin-not-allowed', 404: 'unknown-clinic' },
      }),
      async (c) => {
        const { clinic, storedSession } = c.var;
        const outcome = await stay(deps, { clinic, browser: browserOf(c, deps) }, null);
        if (outcome.kind === 'step') return answerLogin(c, deps, outcome);
        const session = storedSession && readSession(clinic, storedSession, deps.clock());
        const answer: LoginAnswer = {
          step: session ? { name: 'logged-in', session } : { name: 'password' },
        };
        return respond(c, 200, answer);
      },
    )
    .delete(
      '/login',
      describe({
        tag: 'login',
        summary: 'Leave the login in progress',
        answers: { 200: { description: 'The step `password`', body: loginAnswer } },
        problems: { 403: 'origin-not-allowed, header-missing', 404: 'unknown-clinic' },
      }),
      async (c) => {
        const call = { clinic: c.var.clinic, browser: browserOf(c, deps) };
        return answerLogin(c, deps, await leaveLogin(deps, call));
      },
    )
    .post(
      '/login/passkey/challenge',
      describe({
        tag: 'login',
        summary: 'Ask for a passkey in place of username and password',
        answers: { 200: { description: 'For navigator.credentials.get()', body: passkeyChallengeAnswer } },
        problems: { ...problems, 409: 'passkey-not-here' },
      }),
      readJson(emptyRequest),
      (c) => {
        const asked = askForPasskey(deps, c.var.clinic, c.req.header('Origin') ?? '');
        if (asked.kind === 'problem') return answerProblem(c, asked.problem);
        return respond(c, 200, { options: asked.options } satisfies PasskeyChallengeAnswer);
      },
    )
    .post(
      '/login/passkey',
      describe({
        tag: 'login',
        summary: 'Log in with a passkey alone',
        answers: {
          200: { description: 'The next step', body: loginAnswer },
          401: { description: 'passkey-refused', body: loginAnswer },
          429: { description: 'throttled', body: loginAnswer },
        },
        problems,
      }),
      readJson(passkeyLoginRequest),
      async (c) => {
        const call = { clinic: c.var.clinic, browser: browserOf(c, deps) };
        return answerLogin(c, deps, await logInByPasskey(deps, { ...call, ...c.req.valid('json') }));
      },
    );
}
