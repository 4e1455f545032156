import { Hono } from 'hono';
import { changeMobilePhone } from '../../actions/change-mobile-phone.ts';
import { generateRecoveryCode, viewRecoveryCode } from '../../actions/own-recovery-code.ts';
import { removeMethod } from '../../actions/remove-method.ts';
import { setDefaultMethod } from '../../actions/set-default-method.ts';
import { turnTwoStepOff } from '../../actions/turn-two-step-off.ts';
import type { RecoveryCodeAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import {
  answerChange,
  changeProblems,
  logOwn,
  ownKey,
  ownWish,
  passwordProblems,
  readOwnTwoStep,
  refuseOwn,
} from '../own-two-step.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import {
  defaultMethodRequest,
  mobilePhoneRequest,
  ownPasswordRequest,
  recoveryCodeAnswer,
  twoStepAnswer,
  twoStepChangedAnswer,
} from '../two-step-schemas.ts';

const changed = { 200: { description: 'Everything as it is now', body: twoStepChangedAnswer } };

/** A logged-in person's own 2-Step Verification: how it stands, what is the default, what goes. */
export function twoStepRoutes(deps: HttpDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
    .use('/two-step/*', requireSession(deps))
    .get(
      '/two-step',
      describe({
        tag: 'two-step',
        summary: 'The own 2-Step Verification, passkeys and trusted browsers',
        answers: { 200: { description: 'How it stands', body: twoStepAnswer } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed' },
      }),
      async (c) => respond(c, 200, await readOwnTwoStep(c, deps)),
    )
    .post(
      '/two-step/default',
      describe({
        tag: 'two-step',
        summary: 'Pick the method that the challenge starts with',
        answers: changed,
        problems: { ...changeProblems, 404: 'not-found: this method is not set up' },
      }),
      readJson(defaultMethodRequest),
      async (c) => {
        const attempt = await setDefaultMethod(deps, ownKey(c), c.req.valid('json').method);
        return answerChange(c, deps, 'default-method-set', attempt);
      },
    )
    .post(
      '/two-step/turn-off',
      describe({
        tag: 'two-step',
        summary: 'Turn 2-Step Verification off, with all its methods',
        answers: changed,
        problems: { ...passwordProblems, 409: 'last-method: the clinic enforces it; two-step-off' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const attempt = await turnTwoStepOff(deps, ownWish(c, c.req.valid('json').currentPassword));
        return answerChange(c, deps, 'two-step-off', attempt);
      },
    )
    .post(
      '/two-step/mobile-phone',
      describe({
        tag: 'two-step',
        summary: 'Change the mobile number',
        description: 'Text messages are off from then on; where they were the only method, so is all of it.',
        answers: changed,
        problems: { ...passwordProblems, 409: 'last-method', 422: 'phone-unusable' },
      }),
      readJson(mobilePhoneRequest),
      async (c) => {
        const { currentPassword, mobilePhone } = c.req.valid('json');
        const attempt = await changeMobilePhone(deps, { ...ownWish(c, currentPassword), mobilePhone });
        return answerChange(c, deps, 'mobile-phone-changed', attempt);
      },
    )
    .post(
      '/two-step/recovery-code',
      describe({
        tag: 'two-step',
        summary: 'View the own recovery code',
        answers: { 200: { description: 'The code; null where none works', body: recoveryCodeAnswer } },
        problems: { ...passwordProblems, 409: 'two-step-off' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const attempt = await viewRecoveryCode(deps, ownWish(c, c.req.valid('json').currentPassword));
        if (attempt.kind === 'problem') return refuseOwn(c, deps, attempt.problem);
        logOwn(c, deps, 'recovery-code-viewed');
        return respond(c, 200, { recoveryCode: attempt.result } satisfies RecoveryCodeAnswer);
      },
    )
    .post(
      '/two-step/recovery-code/new',
      describe({
        tag: 'two-step',
        summary: 'Generate a new recovery code',
        description: 'The old one ends at once.',
        answers: { 200: { description: 'The new code', body: recoveryCodeAnswer } },
        problems: { ...passwordProblems, 409: 'two-step-off' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const attempt = await generateRecoveryCode(deps, ownWish(c, c.req.valid('json').currentPassword));
        if (attempt.kind === 'problem') return refuseOwn(c, deps, attempt.problem);
        logOwn(c, deps, 'recovery-code-generated');
        return respond(c, 200, { recoveryCode: attempt.result } satisfies RecoveryCodeAnswer);
      },
    );
  // One by one: no route may leave open what another at its place spells out, or all go to Hono's slow router.
  for (const method of ['sms', 'authenticator'] as const) {
    routes.post(
      `/two-step/${method}/remove`,
      describe({
        tag: 'two-step',
        summary: method === 'sms' ? 'Remove text messages' : 'Remove the authenticator app',
        description: 'Ends all trust in browsers. With the last method 2-Step Verification is off.',
        answers: changed,
        problems: { ...passwordProblems, 404: 'not-found: it is not set up', 409: 'last-method' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const wish = ownWish(c, c.req.valid('json').currentPassword);
        const attempt = await removeMethod(deps, { ...wish, removed: { method } });
        return answerChange(c, deps, 'method-removed', attempt);
      },
    );
  }
  return routes;
}
