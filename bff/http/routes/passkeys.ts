import { Hono } from 'hono';
import { passkeyCreation } from '../../actions/finish-passkey-set-up.ts';
import { finishOwnPasskeySetUp } from '../../actions/own-set-up.ts';
import { removeMethod } from '../../actions/remove-method.ts';
import { renameOwnPasskey } from '../../actions/rename-own-passkey.ts';
import type { PasskeyCreationAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { passkeyCreationAnswer, passkeyRequest } from '../login-schemas.ts';
import { ownSetUpOwner, provenSetUpOwner } from '../own-set-up-owner.ts';
import {
  answerChange,
  changeProblems,
  ownKey,
  ownWish,
  passwordProblems,
  refuseOwn,
} from '../own-two-step.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { ownPasswordRequest, passkeyNameRequest, twoStepChangedAnswer } from '../two-step-schemas.ts';

const changed = { 200: { description: 'Everything as it is now', body: twoStepChangedAnswer } };

/** A logged-in person's own passkeys, for staff and patients (rule 27). */
export function passkeyRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/two-step/*', requireSession(deps))
    .post(
      '/two-step/passkey/challenge',
      describe({
        tag: 'two-step',
        summary: 'Begin to make a passkey',
        description: 'The challenge is good for five minutes, once, in this session.',
        answers: { 200: { description: 'For navigator.credentials.create()', body: passkeyCreationAnswer } },
        problems: { ...passwordProblems, 409: 'passkey-not-here' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const owner = await provenSetUpOwner(c, deps, 'everybody', c.req.valid('json').currentPassword);
        if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
        const outcome = await passkeyCreation(deps, owner.result);
        if (outcome.kind === 'problem') return refuseOwn(c, deps, outcome.problem);
        return respond(c, 200, { options: outcome.options } satisfies PasskeyCreationAnswer);
      },
    )
    .post(
      '/two-step/passkeys',
      describe({
        tag: 'two-step',
        summary: 'Add the passkey that the browser has made',
        answers: changed,
        problems: { ...changeProblems, 401: 'not-logged-in, passkey-refused', 409: 'passkey-not-here' },
      }),
      readJson(passkeyRequest),
      async (c) => {
        const owner = await ownSetUpOwner(c, deps);
        if (owner.kind === 'problem') return refuseOwn(c, deps, owner.problem);
        const attempt = await finishOwnPasskeySetUp(deps, owner.result, c.req.valid('json'));
        return answerChange(c, deps, 'method-added', attempt);
      },
    )
    .patch(
      '/two-step/passkeys/:passkey',
      describe({
        tag: 'two-step',
        summary: 'Rename a passkey',
        answers: changed,
        problems: { ...changeProblems, 404: 'not-found' },
      }),
      readJson(passkeyNameRequest),
      async (c) => {
        const passkey = { id: c.req.param('passkey'), name: c.req.valid('json').name };
        return answerChange(c, deps, 'passkey-renamed', await renameOwnPasskey(deps, ownKey(c), passkey));
      },
    )
    .post(
      '/two-step/passkeys/:passkey/remove',
      describe({
        tag: 'two-step',
        summary: 'Remove a passkey',
        description: 'Ends all trust in browsers. With the last method 2-Step Verification is off.',
        answers: changed,
        problems: { ...passwordProblems, 404: 'not-found', 409: 'last-method' },
      }),
      readJson(ownPasswordRequest),
      async (c) => {
        const removed = { method: 'passkey', id: c.req.param('passkey') } as const;
        const wish = ownWish(c, c.req.valid('json').currentPassword);
        return answerChange(c, deps, 'method-removed', await removeMethod(deps, { ...wish, removed }));
      },
    );
}
