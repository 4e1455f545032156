import { open, seal } from '../crypto/seal.ts';
import { newRecoveryCode } from '../domain/recovery-code.ts';
import { RECOVERY_FAILURES } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { findLiveRecoveryCode, putRecoveryCode } from '../storage/recovery-codes.ts';
import type { Deps } from './deps.ts';

/** What a recovery code is sealed for: it opens at no other profile. */
const belongsTo = ({ clinicId, profileId }: ProfileKey): string => `${clinicId}|${profileId}`;

/** Gives a profile its next recovery code; the one before ends at once (rule 21). */
export async function issueRecoveryCode(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  key: ProfileKey,
): Promise<string> {
  const code = newRecoveryCode(deps.random);
  const sealed = seal(deps, 'recovery-code', code, belongsTo(key));
  await putRecoveryCode(trx, key, { sealed, now: deps.clock() });
  return code;
}

/** A profile's recovery code; null where it has none that opens anything. */
export async function readRecoveryCode(
  { keys }: Pick<Deps, 'keys'>,
  db: Db,
  key: ProfileKey,
): Promise<string | null> {
  const stored = await findLiveRecoveryCode(db, key, RECOVERY_FAILURES);
  return stored && openRecoveryCode(keys, key, stored.sealed);
}

/** Unseals a stored recovery code. One that cannot be read is a fault of the operator's keys, and no wrong code. */
export function openRecoveryCode(keys: Deps['keys'], key: ProfileKey, sealed: string): string {
  const opened = open(keys, 'recovery-code', sealed, belongsTo(key));
  if (opened.kind !== 'opened') throw new Error(`a recovery code cannot be read: ${opened.kind}`);
  return opened.plaintext;
}
