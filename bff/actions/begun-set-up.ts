import type { BegunSetUp, SmsSent } from '../contract/index.ts';
import { open } from '../crypto/seal.ts';
import { CODE_TRIES, hiddenPhone, RESEND_SECONDS, SMS_CODE_SECONDS } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { findSetUp, type StoredSetUp } from '../storage/two-step-set-ups.ts';
import { describeAuthenticator } from './begin-authenticator-set-up.ts';
import type { Deps } from './deps.ts';
import { authenticatorSealedFor, profileKeyOf, setUpKeyOf, type SetUpOwner } from './set-up-owner.ts';

/** The set-up that its owner has begun, while a code can still finish it; null: none. */
export async function readOpenSetUp(
  { clock }: Pick<Deps, 'clock'>,
  db: Db,
  owner: Pick<SetUpOwner, 'clinic' | 'profile' | 'ownerHash'>,
): Promise<StoredSetUp | null> {
  const setUp = await findSetUp(db, setUpKeyOf(owner), clock());
  return setUp && setUp.profileId === owner.profile.id && setUp.tries < CODE_TRIES ? setUp : null;
}

/** A set-up that waits for its first code, as its owner sees it after coming back to the page. */
export async function readBegunSetUp(
  deps: Pick<Deps, 'keys' | 'clock'>,
  db: Db,
  owner: Pick<SetUpOwner, 'clinic' | 'profile' | 'ownerHash'>,
): Promise<BegunSetUp | null> {
  const setUp = await readOpenSetUp(deps, db, owner);
  if (setUp?.method === 'sms') return { method: 'sms', ...smsOfSetUp(setUp, deps.clock()) };
  if (setUp?.method !== 'authenticator') return null;
  const secret = openAuthenticator(deps, profileKeyOf(owner), setUp.secret);
  return { method: 'authenticator', ...describeAuthenticator(secret, owner) };
}

/** Unseals the secret of an authenticator app. One that cannot be read is a fault of the operator's keys. */
export function openAuthenticator(
  { keys }: Pick<Deps, 'keys'>,
  key: ProfileKey,
  sealed: string | null,
): string {
  const opened = open(keys, 'authenticator', sealed ?? '', authenticatorSealedFor(key));
  if (opened.kind !== 'opened') throw new Error(`an authenticator's secret cannot be read: ${opened.kind}`);
  return opened.plaintext;
}

/** The text message of a set-up; its code ends with the set-up at the latest. */
export function smsOfSetUp(
  { mobilePhone, sentAt, expiresAt }: Pick<StoredSetUp, 'mobilePhone' | 'sentAt' | 'expiresAt'>,
  now: number,
): SmsSent {
  const sent = sentAt ?? 0;
  const codeEndsAt = Math.min(sent + SMS_CODE_SECONDS * 1000, expiresAt);
  const seconds = (until: number) => Math.max(0, Math.ceil((until - now) / 1000));
  return {
    sentTo: hiddenPhone(mobilePhone ?? ''),
    resendAfterSeconds: seconds(sent + RESEND_SECONDS * 1000),
    expiresInSeconds: seconds(codeEndsAt),
  };
}
