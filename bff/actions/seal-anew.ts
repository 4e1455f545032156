import type { KeyPurpose } from '../crypto/key-ring.ts';
import { open, seal } from '../crypto/seal.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';

/** What a profile's secrets are sealed for. */
const belongsTo = ({ clinicId, profileId }: ProfileKey): string => `${clinicId}|${profileId}`;

/**
 * Seals a profile's secret for another profile: it opens at no other than the one that it belongs to. One that cannot
 * be read is a fault of the operator's keys.
 */
export function sealAnew(
  deps: Pick<Deps, 'keys' | 'random'>,
  purpose: KeyPurpose,
  sealed: string,
  { from, to }: { from: ProfileKey; to: ProfileKey },
): string {
  const opened = open(deps.keys, purpose, sealed, belongsTo(from));
  if (opened.kind !== 'opened')
    throw new Error(`what was sealed for a profile cannot be read: ${opened.kind}`);
  return seal(deps, purpose, opened.plaintext, belongsTo(to));
}
