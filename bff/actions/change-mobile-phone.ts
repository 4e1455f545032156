import { parseMobilePhone } from '../domain/identifier.ts';
import { may } from '../domain/permissions.ts';
import { methodsOf } from '../domain/two-step.ts';
import { setMobilePhone } from '../storage/profiles.ts';
import { noMethod, putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { concludeRemoval } from './conclude-removal.ts';
import type { Deps } from './deps.ts';
import { lastDigits, tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/**
 * Gives a person's own profile another mobile number, after their password. Text messages are off from then on;
 * where they were the only method, so is 2-Step Verification, until it is set up again (rule 17).
 *
 * Problems: `not-allowed` (patients), `phone-unusable`, `last-method`, and those of {@link withOwnPassword}.
 *
 * @param wish `mobilePhone`: in any usual spelling.
 */
export async function changeMobilePhone(
  deps: Deps,
  wish: OwnWish & { readonly mobilePhone: string },
): Promise<Attempt<null>> {
  const { clinic, session } = wish;
  if (!may(session.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  const phone = parseMobilePhone(wish.mobilePhone, clinic.country);
  if (phone === null) return refuse({ code: 'phone-unusable', field: 'mobilePhone' });
  return withOwnPassword(deps, wish, session.profileId, async (trx, profile) => {
    if (profile.mobilePhone === phone) return done(null);
    const key = { clinicId: clinic.id, profileId: profile.id };
    const before = methodsOf((await readTwoStep(trx, key)).facts);
    const smsIsOff = before.includes('sms');
    await setMobilePhone(trx, key, phone);
    // Or text messages would come back with the old number.
    await putTwoStep(trx, key, noMethod.sms);
    const concluded = smsIsOff ? await concludeRemoval(trx, key, clinic, before) : done('on' as const);
    if (concluded.kind === 'problem') return concluded;
    const told = { clinic, profile, by: null };
    await tellOfTwoStep(deps, trx, told, (about) => ({
      kind: 'phone-changed',
      data: { ...about, lastDigits: lastDigits(phone), smsIsOff },
    }));
    if (concluded.result === 'off') {
      await tellOfTwoStep(deps, trx, told, (data) => ({ kind: 'two-step-off', data }));
    }
    return done(null);
  });
}
