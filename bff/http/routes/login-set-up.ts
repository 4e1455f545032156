import { type Context, Hono } from 'hono';
import type { LoginCall } from '../../actions/login-in-progress.ts';
import {
  askForPasskeyInLogin,
  beginAuthenticatorInLogin,
  beginSmsInLogin,
  finishCodeInLogin,
  finishPasskeyInLogin,
  resendSmsInLogin,
} from '../../actions/set-up-in-login.ts';
import type { PasskeyCreationAnswer } from '../../contract/index.ts';
import { answerLogin } from '../answer-login.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { describe } from '../describe.ts';
import {
  loginAnswer,
  loginSmsSetUpRequest,
  passkeyCreationAnswer,
  passkeyRequest,
  setUpCodeRequest,
} from '../login-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

const refused = (description: string) => ({ description, body: loginAnswer });
const problems = { 400: 'malformed', 403: 'origin-not-allowed, header-missing', 415: 'not-json' };
const describeCall = (summary: string, wrong: Readonly<Record<number, string>> = {}) =>
  describe({
    tag: 'login',
    summary,
    answers: {
      200: { description: 'The next step', body: loginAnswer },
      401: refused(`login-ended${wrong[401] ? `, ${wrong[401]}` : ''}`),
      409: refused(`wrong-step${wrong[409] ? `, ${wrong[409]}` : ''}`),
      ...(wrong[410] && { 410: refused(wrong[410]) }),
      ...(wrong[422] && { 422: refused(wrong[422]) }),
      ...(wrong[429] && { 429: refused(wrong[429]) }),
    },
    problems,
  });

/** Setting 2-Step Verification up inside a login, where the clinic wants it of staff who have none (rule 23). */
export function loginSetUpRoutes(deps: HttpDeps): Hono<AppEnv> {
  const callOf = (c: Context<AppEnv>): LoginCall => ({ clinic: c.var.clinic, browser: browserOf(c, deps) });
  const routes = new Hono<AppEnv>()
    .post(
      '/login/set-up/authenticator',
      describeCall('Begin to set up an authenticator app'),
      readJson(emptyRequest),
      async (c) => answerLogin(c, deps, await beginAuthenticatorInLogin(deps, callOf(c))),
    )
    .post(
      '/login/set-up/sms',
      describeCall('Begin to set up text messages: sends a first code', {
        409: 'sms-unavailable',
        422: 'phone-unusable, sms-country',
        429: 'sms-limit',
      }),
      readJson(loginSmsSetUpRequest),
      async (c) => {
        const { mobilePhone } = c.req.valid('json');
        return answerLogin(c, deps, await beginSmsInLogin(deps, { ...callOf(c), mobilePhone }));
      },
    )
    .post(
      '/login/set-up/sms/resend',
      describeCall('Send the code of the set-up once more', {
        410: 'set-up-ended',
        429: 'sms-too-soon, sms-limit',
      }),
      readJson(emptyRequest),
      async (c) => answerLogin(c, deps, await resendSmsInLogin(deps, callOf(c))),
    )
    .post(
      '/login/set-up/passkey/challenge',
      describe({
        tag: 'login',
        summary: 'Begin to set up a passkey or security key',
        answers: { 200: { description: 'For navigator.credentials.create()', body: passkeyCreationAnswer } },
        problems: { ...problems, 401: 'login-ended', 409: 'wrong-step, passkey-not-here' },
      }),
      readJson(emptyRequest),
      async (c) => {
        const asked = await askForPasskeyInLogin(deps, callOf(c));
        if (asked.kind === 'problem') return answerProblem(c, asked.problem);
        return respond(c, 200, { options: asked.options } satisfies PasskeyCreationAnswer);
      },
    )
    .post(
      '/login/set-up/passkey',
      describeCall('Finish setting up a passkey or security key', {
        401: 'passkey-refused',
        409: 'passkey-not-here',
      }),
      readJson(passkeyRequest),
      async (c) =>
        answerLogin(c, deps, await finishPasskeyInLogin(deps, { ...callOf(c), ...c.req.valid('json') })),
    );
  for (const method of ['authenticator', 'sms'] as const) {
    routes.post(
      `/login/set-up/${method}/code`,
      describeCall('Finish the set-up with its first code', {
        401: 'wrong-code',
        410: 'code-expired, set-up-ended',
        429: 'throttled',
      }),
      readJson(setUpCodeRequest),
      async (c) => {
        const { code } = c.req.valid('json');
        return answerLogin(c, deps, await finishCodeInLogin(deps, { ...callOf(c), method, code }));
      },
    );
  }
  return routes;
}
