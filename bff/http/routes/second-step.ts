import { type Context, Hono } from 'hono';
import { askForSecondStepPasskey, verifySecondStepPasskey } from '../../actions/second-step-passkey.ts';
import type { LoginCall } from '../../actions/login-in-progress.ts';
import { sendSecondStepSms } from '../../actions/send-login-code.ts';
import { noteRecoveryCodeSaved, verifyRecoveryCode } from '../../actions/verify-recovery-code.ts';
import { verifySecondStepCode } from '../../actions/verify-second-step-code.ts';
import type { PasskeyChallengeAnswer } from '../../contract/index.ts';
import { answerLogin } from '../answer-login.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { browserOf } from '../browser-of.ts';
import { describe } from '../describe.ts';
import {
  loginAnswer,
  passkeyChallengeAnswer,
  recoveryCodeLoginRequest,
  secondStepCodeRequest,
  secondStepPasskeyRequest,
} from '../login-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

const step = { description: 'The next step', body: loginAnswer };
const wrong = (description: string) => ({ description, body: loginAnswer });
const common = { 200: step, 409: wrong('wrong-step'), 429: wrong('second-step-closed') };
const problems = { 400: 'malformed', 403: 'origin-not-allowed, header-missing', 415: 'not-json' };

/** The second step of a login in progress (rules 14 to 22). Without one: `login-ended`. */
export function secondStepRoutes(deps: HttpDeps): Hono<AppEnv> {
  const callOf = (c: Context<AppEnv>): LoginCall => ({ clinic: c.var.clinic, browser: browserOf(c, deps) });
  return new Hono<AppEnv>()
    .post(
      '/login/second-step/sms',
      describe({
        tag: 'login',
        summary: 'Send a code by text message, or another one',
        description: 'The older code ends. A resend is possible after 30 seconds.',
        answers: {
          ...common,
          401: wrong('login-ended'),
          422: wrong('sms-country, phone-unusable'),
          429: wrong('sms-too-soon, sms-limit, second-step-closed'),
        },
        problems,
      }),
      readJson(emptyRequest),
      async (c) => answerLogin(c, deps, await sendSecondStepSms(deps, callOf(c))),
    )
    .post(
      '/login/second-step/code',
      describe({
        tag: 'login',
        summary: 'Type a code from a text message or an authenticator app',
        answers: { ...common, 401: wrong('wrong-code, login-ended'), 410: wrong('code-expired') },
        problems,
      }),
      readJson(secondStepCodeRequest),
      async (c) => {
        const { method, code, trustBrowser = false } = c.req.valid('json');
        const outcome = await verifySecondStepCode(deps, { ...callOf(c), method, code, trustBrowser });
        return answerLogin(c, deps, outcome);
      },
    )
    .post(
      '/login/second-step/passkey/challenge',
      describe({
        tag: 'login',
        summary: 'Ask for a passkey or security key as the second step',
        answers: { 200: { description: 'For navigator.credentials.get()', body: passkeyChallengeAnswer } },
        problems: {
          ...problems,
          401: 'login-ended',
          409: 'wrong-step, passkey-not-here',
          429: 'second-step-closed',
        },
      }),
      readJson(emptyRequest),
      async (c) => {
        const asked = await askForSecondStepPasskey(deps, callOf(c));
        if (asked.kind === 'problem') return answerProblem(c, asked.problem);
        return respond(c, 200, { options: asked.options } satisfies PasskeyChallengeAnswer);
      },
    )
    .post(
      '/login/second-step/passkey',
      describe({
        tag: 'login',
        summary: 'Answer with a passkey or security key',
        answers: { ...common, 401: wrong('passkey-refused, login-ended') },
        problems,
      }),
      readJson(secondStepPasskeyRequest),
      async (c) => {
        const { assertion, trustBrowser = false } = c.req.valid('json');
        const outcome = await verifySecondStepPasskey(deps, { ...callOf(c), assertion, trustBrowser });
        return answerLogin(c, deps, outcome);
      },
    )
    .post(
      '/login/recovery-code',
      describe({
        tag: 'login',
        summary: 'Use the recovery code in place of the second step',
        description: 'Works while codes are closed. The next recovery code is issued at once.',
        answers: {
          ...common,
          401: wrong('wrong-code, login-ended'),
          410: wrong('recovery-code-dead'),
          429: wrong('recovery-code-closed'),
        },
        problems,
      }),
      readJson(recoveryCodeLoginRequest),
      async (c) => {
        const { recoveryCode } = c.req.valid('json');
        return answerLogin(c, deps, await verifyRecoveryCode(deps, { ...callOf(c), recoveryCode }));
      },
    )
    .post(
      '/login/recovery-code/saved',
      describe({
        tag: 'login',
        summary: 'Tell that the new recovery code has been saved',
        answers: { 200: step, 401: wrong('login-ended'), 409: wrong('wrong-step') },
        problems,
      }),
      readJson(emptyRequest),
      async (c) => answerLogin(c, deps, await noteRecoveryCodeSaved(deps, callOf(c))),
    );
}
