import { createHmac } from 'node:crypto';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import type { Problem } from '../contract/index.ts';
import { currentKey, type KeyRing } from '../crypto/key-ring.ts';
import { enqueueSms } from '../delivery/enqueue.ts';
import { verificationSms } from '../delivery/sms-texts.ts';
import { localeFor } from '../delivery/locale.ts';
import { dailyLadder, ladders } from '../domain/throttle.ts';
import { SMS_CODE_SECONDS } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { giveTryBack, secondsToWait, takeTry } from '../storage/throttles.ts';
import type { Deps } from './deps.ts';

const DAY_MS = 86_400_000;

/**
 * What can be stored of a text message's code: keyed, and bound to the login or set-up that it was sent for.
 *
 * @returns one hash a key version, the current one's first: that is stored, all are compared, so that a code on
 * its way outlives a rotation.
 */
export function smsCodeHashes(
  keys: KeyRing,
  clinicId: number,
  ownerHash: string,
  code: string,
): readonly [string, ...string[]] {
  const keyed = (key: Buffer) =>
    createHmac('sha256', key).update(`${clinicId}|${ownerHash}|${code}`).digest('base64url');
  const older = keys.versions
    .filter((version) => version !== keys.currentVersion)
    .flatMap((version) => keys.key('sms-code', version) ?? []);
  return [keyed(currentKey(keys, 'sms-code')), ...older.map(keyed)];
}

/**
 * Puts a code for this number into the outbox, in the caller's transaction; where a problem comes back, nothing was
 * put in. Every message costs money that strangers like to spend: three a number in ten minutes, so many a
 * clinic a day, and only to the countries that the clinic allows.
 *
 * @param origin of the page that waits for the code, admitted by the clinic gate: the message is bound to it.
 * @returns null where it will leave. Problems: `sms-unavailable`, `sms-country`, `phone-unusable`, `sms-limit`.
 */
export async function sendCode(
  deps: Pick<Deps, 'keys' | 'random' | 'clock' | 'sendsSms' | 'publicUrl'>,
  trx: Db,
  sms: { clinic: Clinic; locale: string | null; phone: string; code: string; origin: string },
): Promise<Problem | null> {
  const { clinic, phone, code } = sms;
  if (!deps.sendsSms) return { code: 'sms-unavailable' };
  const number = parsePhoneNumber(phone);
  if (!number.country) return { code: 'phone-unusable' };
  const allowed = clinic.smsCountries === '' ? [clinic.country] : clinic.smsCountries.split(',');
  if (!allowed.includes(number.country)) return { code: 'sms-country' };
  const limited = await countMessage(trx, clinic, phone, deps.clock());
  if (limited) return limited;
  const put = await enqueueSms(deps, trx, {
    clinicId: clinic.id,
    to: phone,
    kind: 'verification-code',
    text: verificationSms({
      locale: localeFor(sms.locale ?? clinic.locale),
      clinicName: clinic.name,
      supportPhone: clinic.supportPhone,
      code,
      host: new URL(sms.origin || deps.publicUrl).hostname,
    }),
    expiresAt: deps.clock() + SMS_CODE_SECONDS * 1000,
  });
  return put.kind === 'bad-recipient' ? { code: 'phone-unusable' } : null;
}

async function countMessage(trx: Db, clinic: Clinic, phone: string, now: number): Promise<Problem | null> {
  const number = { clinicId: clinic.id, subject: `sms-number:${phone}` };
  if (!(await takeTry(trx, number, ladders['sms-number'], now))) {
    const wait = await secondsToWait(trx, number, ladders['sms-number'], now);
    return { code: 'sms-limit', retryAfterSeconds: Math.max(1, wait) };
  }
  const today = Math.floor(now / DAY_MS);
  const day = { clinicId: clinic.id, subject: `sms-day:${today}` };
  if (await takeTry(trx, day, dailyLadder(clinic.smsDailyLimit), now)) return null;
  // What the clinic's day has no room for is none of the number's messages.
  await giveTryBack(trx, number);
  return { code: 'sms-limit', retryAfterSeconds: Math.ceil(((today + 1) * DAY_MS - now) / 1000) };
}
