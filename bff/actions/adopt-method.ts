import type { Insertable } from 'kysely';
import { isStaff } from '../domain/role.ts';
import { methodsOf, RECOVERY_FAILURES } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import { voidSmsCodesOf } from '../storage/logins.ts';
import { insertPasskey } from '../storage/passkeys.ts';
import { findProfile, type Profile, setMobilePhone } from '../storage/profiles.ts';
import { findLiveRecoveryCode } from '../storage/recovery-codes.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import type { PasskeyTable, TwoStepTable } from '../storage/two-step-tables.ts';
import { putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { issueRecoveryCode } from './recovery-code.ts';
import { profileKeyOf, type SetUpOwner } from './set-up-owner.ts';
import { lastDigits, tellOfTwoStep } from './tell-of-two-step.ts';

/** A method that has just been proven. */
export type ProvenMethod =
  /** `mobilePhone`: E.164. */
  | { readonly method: 'sms'; readonly mobilePhone: string }
  /** `step`: the time step whose code proved it, so that the code opens nothing more (rule 19). */
  | { readonly method: 'authenticator'; readonly secret: string; readonly step: number }
  | { readonly method: 'passkey'; readonly passkey: Insertable<PasskeyTable> };

/**
 * Makes a proven method one of the profile's, in the caller's transaction, which holds the profile. It becomes the
 * default where there was none, a recovery code is issued where none works, and the person is told (rules 14, 16,
 * 17 and 25). A pause goes on.
 *
 * @returns the recovery code that was issued; null: none was. Problems: `not-allowed`, `passkey-refused`,
 * `wrong-step` (it is not its owner's to set up any more).
 */
export async function adoptMethod(
  deps: Deps,
  trx: Db,
  owner: Pick<SetUpOwner, 'clinic' | 'profile' | 'mayStillSetUp'>,
  proven: ProvenMethod,
): Promise<Attempt<string | null>> {
  const { clinic } = owner;
  const key = profileKeyOf(owner);
  // As it is now: it may have changed since the set-up began.
  const profile = await findProfile(trx, { clinicId: clinic.id, id: key.profileId });
  if (!profile) return refuse({ code: 'not-allowed' });
  if (owner.mayStillSetUp && !(await owner.mayStillSetUp(trx))) return refuse({ code: 'wrong-step' });
  const { method } = proven;
  const hasSecondStep = isStaff(profile.role);
  if (!hasSecondStep && method !== 'passkey') return refuse({ code: 'not-allowed' });

  const before = methodsOf((await readTwoStep(trx, key)).facts);
  const wasOff = before.length === 0;
  if (proven.method === 'passkey' && !(await insertPasskey(trx, proven.passkey))) {
    return refuse({ code: 'passkey-refused' });
  }
  const change = {
    ...storedForm(proven, deps.clock()),
    ...(hasSecondStep && wasOff && { defaultMethod: method, pausedUntil: null }),
  };
  if (Object.keys(change).length > 0) await putTwoStep(trx, key, change);
  if (proven.method === 'sms') {
    // They may have gone to an older number.
    await voidSmsCodesOf(trx, key);
    await takePhoneOver(deps, trx, owner, { profile, phone: proven.mobilePhone });
  }
  // The older authenticator or number is removed by it (rule 22).
  if (method !== 'passkey' && before.includes(method)) await deleteTrust(trx, key);

  await tellOfTwoStep(deps, trx, { clinic, profile, by: null }, (told) => ({
    kind: hasSecondStep && wasOff ? 'two-step-on' : 'method-added',
    data: { ...told, method },
  }));
  const owesCode = hasSecondStep && !(await findLiveRecoveryCode(trx, key, RECOVERY_FAILURES));
  return done(owesCode ? await issueRecoveryCode(deps, trx, key) : null);
}

function storedForm(proven: ProvenMethod, now: number): Partial<TwoStepTable> {
  switch (proven.method) {
    case 'sms':
      return { smsPhone: proven.mobilePhone };
    case 'authenticator':
      return {
        authenticatorSecret: proven.secret,
        authenticatorStep: proven.step,
        authenticatorSetUpAt: now,
      };
    case 'passkey':
      return {};
  }
}

/** The proven number becomes the profile's (rule 17). */
async function takePhoneOver(
  deps: Deps,
  trx: Db,
  owner: Pick<SetUpOwner, 'clinic' | 'profile'>,
  { profile, phone }: { profile: Profile; phone: string },
): Promise<void> {
  if (profile.mobilePhone === phone) return;
  await setMobilePhone(trx, profileKeyOf(owner), phone);
  await tellOfTwoStep(deps, trx, { clinic: owner.clinic, profile, by: null }, (told) => ({
    kind: 'phone-changed',
    data: { ...told, lastDigits: lastDigits(phone), smsIsOff: false },
  }));
}
