import type { Problem, SmsSent } from '../contract/index.ts';
import { parseMobilePhone } from '../domain/identifier.ts';
import { newCode } from '../domain/recovery.ts';
import { may } from '../domain/permissions.ts';
import { ladders } from '../domain/throttle.ts';
import { RESEND_SECONDS, SET_UP_SECONDS } from '../domain/two-step.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { holdProfile } from '../storage/profiles.ts';
import { secondsToWait, takeTry } from '../storage/throttles.ts';
import { putSetUp, putSetUpCode } from '../storage/two-step-set-ups.ts';
import { readOpenSetUp, smsOfSetUp } from './begun-set-up.ts';
import type { Deps } from './deps.ts';
import { sendCode, smsCodeHashes } from './send-code.ts';
import { profileKeyOf, setUpKeyOf, type SetUpOwner } from './set-up-owner.ts';

export type SmsSetUpOutcome =
  { readonly kind: 'begun'; readonly sms: SmsSent } | { readonly kind: 'problem'; readonly problem: Problem };

const refuse = (problem: Problem): SmsSetUpOutcome => ({ kind: 'problem', problem });

/**
 * Begins to set text messages up: sends a first code to a number, which becomes the profile's once the code comes
 * back within ten minutes (rule 17). What the same session or login had begun before is forgotten.
 *
 * Problems: `not-allowed`, `phone-unusable`, `sms-unavailable`, `sms-country`, `sms-limit`.
 *
 * @param mobilePhone in any usual spelling.
 */
export async function beginSmsSetUp(
  deps: Deps,
  owner: SetUpOwner,
  mobilePhone: string,
): Promise<SmsSetUpOutcome> {
  const { clinic, profile, ownerHash } = owner;
  if (!may(profile.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  const phone = parseMobilePhone(mobilePhone, clinic.country);
  if (phone === null) return refuse({ code: 'phone-unusable', field: 'mobilePhone' });
  const now = deps.clock();
  const [code, codeHash] = newStoredCode(deps, owner);
  const setUp = { mobilePhone: phone, sentAt: now, expiresAt: now + SET_UP_SECONDS * 1000 };
  const outcome = await allOrNothing<SmsSetUpOutcome>(deps.database.db, async (trx) => {
    await holdProfile(trx, profileKeyOf(owner));
    await putSetUp(trx, {
      ...profileKeyOf(owner),
      ...setUp,
      ownerHash,
      method: 'sms',
      secret: null,
      codeHash,
    });
    const problem = await send(deps, trx, owner, phone, code);
    if (problem) return { keep: false, outcome: refuse(problem) };
    return { keep: true, outcome: { kind: 'begun', sms: smsOfSetUp(setUp, now) } };
  });
  if (outcome.kind === 'begun') deps.nudgeCourier();
  return outcome;
}

/**
 * Sends the set-up's next code to the same number; the older code ends (rule 18). The count of tries goes on.
 *
 * Problems: `set-up-ended`, `sms-too-soon`, `sms-unavailable`, `sms-country`, `sms-limit`.
 */
export async function resendSmsSetUp(deps: Deps, owner: SetUpOwner): Promise<SmsSetUpOutcome> {
  const now = deps.clock();
  const outcome = await allOrNothing<SmsSetUpOutcome>(deps.database.db, async (trx) => {
    await holdProfile(trx, profileKeyOf(owner));
    const setUp = await readOpenSetUp(deps, trx, owner);
    const phone = setUp?.method === 'sms' ? setUp.mobilePhone : null;
    if (!setUp || phone === null) return { keep: false, outcome: refuse({ code: 'set-up-ended' }) };
    const [code, codeHash] = newStoredCode(deps, owner);
    const notSince = now - RESEND_SECONDS * 1000;
    if (!(await putSetUpCode(trx, setUpKeyOf(owner), { codeHash, now, notSince }))) {
      const wait = Math.max(1, smsOfSetUp(setUp, now).resendAfterSeconds);
      return { keep: false, outcome: refuse({ code: 'sms-too-soon', retryAfterSeconds: wait }) };
    }
    const problem = await send(deps, trx, owner, phone, code);
    if (problem) return { keep: false, outcome: refuse(problem) };
    return { keep: true, outcome: { kind: 'begun', sms: smsOfSetUp({ ...setUp, sentAt: now }, now) } };
  });
  if (outcome.kind === 'begun') deps.nudgeCourier();
  return outcome;
}

function newStoredCode(
  deps: Deps,
  { clinic, ownerHash }: SetUpOwner,
): readonly [code: string, codeHash: string] {
  const code = newCode(deps.random);
  const [codeHash] = smsCodeHashes(deps.keys, clinic.id, ownerHash, code);
  return [code, codeHash];
}

/** One person with a password and many numbers shall not spend the clinic's messages of a day. */
async function send(
  deps: Deps,
  trx: Db,
  { clinic, profile, origin }: SetUpOwner,
  phone: string,
  code: string,
): Promise<Problem | null> {
  const now = deps.clock();
  const counter = { clinicId: clinic.id, subject: `set-up-sms:${profile.id}` };
  if (!(await takeTry(trx, counter, ladders['set-up-sms'], now))) {
    const wait = await secondsToWait(trx, counter, ladders['set-up-sms'], now);
    return { code: 'sms-limit', retryAfterSeconds: Math.max(1, wait) };
  }
  return sendCode(deps, trx, { clinic, locale: profile.locale, phone, code, origin });
}
