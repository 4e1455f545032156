import { type Context, Hono } from 'hono';
import { beginAuthenticatorSetUp } from '../../actions/begin-authenticator-set-up.ts';
import { beginSmsSetUp, resendSmsSetUp, type SmsSetUpOutcome } from '../../actions/begin-sms-set-up.ts';
import { finishOwnCodeSetUp } from '../../actions/own-set-up.ts';
import type { AuthenticatorSetUpAnswer, SmsSetUpAnswer } from '../../contract/index.ts';
import { may } from '../../domain/permissions.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { setUpCodeRequest } from '../login-schemas.ts';
import { ownSetUpOwner, provenSetUpOwner } from '../own-set-up-owner.ts';
import { answerChange, changeProblems, logOwn, passwordProblems, refuseOwn } from '../own-two-step.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';
import {
  authenticatorSetUpAnswer,
  ownPasswordRequest,
  smsSetUpAnswer,
  smsSetUpRequest,
  twoStepChangedAnswer,
} from '../two-step-schemas.ts';

const codeProblems = {
  ...changeProblems,
  401: 'not-logged-in, wrong-code',
  410: 'set-up-ended, code-expired',
  429: 'throttled',
};
const setUp = { 200: { description: 'It is set up', body: twoStepChangedAnswer } };
const sent = { 200: { description: 'A code is on its way', body: smsSetUpAnswer } };

/** A logged-in person sets up an authenticator app or text messages (rules 16 to 19). For staff. */
export function twoStepSetUpRoutes(deps: HttpDeps): Hono<AppEnv> {
  const answerSms = (c: Context<AppEnv>, outcome: SmsSetUpOutcome): Response => {
    if (outcome.kind === 'problem') return refuseOwn(c, deps, outcome.problem);
    logOwn(c, deps, 'set-up-code-sent');
    return respond(c, 200, { sms: outcome.sms } satisfies SmsSetUpAnswer);
  };
  const finish = async (c: Context<AppEnv>, method: 'sms' | 'authenticator', code: string) => {
    const owner = await ownSetUpOwner(c, deps);
    if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
    const attempt = await finishOwnCodeSetUp(deps, owner.result, method, code);
    return answerChange(c, deps, 'method-added', attempt);
  };

  return new Hono<AppEnv>()
    .use('/two-step/*', requireSession(deps))
    .post(
      '/two-step/authenticator',
      describe({
        tag: 'two-step',
        summary: 'Begin to set an authenticator app up',
        description: 'It counts once a code of it has come back, within ten minutes.',
        answers: { 200: { description: 'What the app is set up with', body: authenticatorSetUpAnswer } },
        problems: passwordProblems,
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const owner = await provenSetUpOwner(c, deps, 'staff', c.req.valid('json').currentPassword);
        if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
        const begun = await beginAuthenticatorSetUp(deps, owner.result);
        logOwn(c, deps, 'set-up-began');
        return respond(c, 200, { setUp: begun } satisfies AuthenticatorSetUpAnswer);
      },
    )
    .post(
      '/two-step/authenticator/code',
      describe({
        tag: 'two-step',
        summary: 'Finish the set-up of an authenticator app with its code',
        answers: setUp,
        problems: codeProblems,
      }),
      readJson(setUpCodeRequest),
      async (c) => finish(c, 'authenticator', c.req.valid('json').code),
    )
    .post(
      '/two-step/sms',
      describe({
        tag: 'two-step',
        summary: 'Begin to set text messages up: a first code goes to this number',
        description: 'Once the code has come back the number is the one on the profile.',
        answers: sent,
        problems: {
          ...passwordProblems,
          409: 'sms-unavailable',
          422: 'phone-unusable, sms-country',
          429: 'throttled, sms-limit',
        },
      }),
      readJson(smsSetUpRequest),
      async (c) => {
        const { currentPassword, mobilePhone } = c.req.valid('json');
        const owner = await provenSetUpOwner(c, deps, 'staff', currentPassword);
        if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
        return answerSms(c, await beginSmsSetUp(deps, owner.result, mobilePhone));
      },
    )
    .post(
      '/two-step/sms/resend',
      describe({
        tag: 'two-step',
        summary: 'Send another code; the older one ends',
        answers: sent,
        problems: {
          ...changeProblems,
          409: 'sms-unavailable',
          410: 'set-up-ended',
          422: 'sms-country',
          429: 'sms-too-soon, sms-limit',
        },
      }),
      readJson(emptyRequest),
      async (c) => {
        const owner = await ownSetUpOwner(c, deps);
        if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
        const isAllowed = may(c.var.loggedIn.stored.role, 'use-own-two-step');
        if (!isAllowed) return refuseOwn(c, deps, { code: 'not-allowed' });
        return answerSms(c, await resendSmsSetUp(deps, owner.result));
      },
    )
    .post(
      '/two-step/sms/code',
      describe({
        tag: 'two-step',
        summary: 'Finish the set-up of text messages with the code',
        answers: setUp,
        problems: codeProblems,
      }),
      readJson(setUpCodeRequest),
      async (c) => finish(c, 'sms', c.req.valid('json').code),
    );
}
