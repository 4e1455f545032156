import type { ProfileKey } from '../storage/profiles.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';

/**
 * Ends a person's own trust in one browser, or in all of them (rule 22). No password is asked for: it takes
 * something away that makes getting in easier.
 *
 * Problem: `not-found`.
 *
 * @param id null: all, be there any or none.
 */
export async function endTrust(
  { database }: Pick<Deps, 'database'>,
  key: ProfileKey,
  id: string | null,
): Promise<Attempt<null>> {
  const ended = await deleteTrust(database.db, key, id ?? undefined);
  return id === null || ended > 0 ? done(null) : refuse({ code: 'not-found' });
}
