import type { Problem } from '../contract/index.ts';
import { normalisePassword } from '../domain/password.ts';
import { type CurrentPassword, findPassword } from '../storage/passwords.ts';
import { BUSY_PROBLEM } from './busy.ts';
import { countTry, settleTry, type Subject, uncountTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

export type OwnPasswordOutcome =
  | { readonly kind: 'right'; readonly stored: CurrentPassword }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Asks a logged-in person for their password once more, before something that a left-open page must not be
 * able to do (ASVS 7.5.1). Tries are counted with those at the login.
 *
 * Problems: `wrong-password`, `throttled`, `busy`.
 */
export async function verifyOwnPassword(
  deps: Deps,
  { clinicId, profileId, password }: { clinicId: number; profileId: string; password: string },
): Promise<OwnPasswordOutcome> {
  const subjects: readonly Subject[] = [{ kind: 'profile', id: profileId }];
  const counted = await countTry(deps, clinicId, subjects);
  if (counted.kind === 'throttled') {
    return { kind: 'problem', problem: { code: 'throttled', retryAfterSeconds: counted.retryAfterSeconds } };
  }
  const stored = await findPassword(deps.database.db, { clinicId, profileId });
  const verified = await deps.hasher.verify(normalisePassword(password), stored);
  if (verified.kind === 'busy') {
    await uncountTry(deps, clinicId, subjects);
    return { kind: 'problem', problem: BUSY_PROBLEM };
  }
  if (verified.kind === 'wrong' || !stored) {
    const actor = { kind: 'stranger' } as const;
    const happened = { clinicId, actor, subjectId: profileId };
    await recordEvent(deps, deps.database.db, { ...happened, event: 'own-password-failed' });
    return { kind: 'problem', problem: { code: 'wrong-password', field: 'currentPassword' } };
  }
  await settleTry(deps.database.db, clinicId, subjects);
  return { kind: 'right', stored };
}
