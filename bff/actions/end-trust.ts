import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { type ActingPerson, actorOf, recordEvent } from './record-event.ts';

/**
 * Ends a person's own trust in one browser, or in all of them (rule 22). No password is asked for: it takes
 * something away that makes getting in easier.
 *
 * Problem: `not-found`.
 *
 * @param id null: all, be there any or none.
 */
export async function endTrust(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  own: ProfileKey & ActingPerson,
  id: string | null,
): Promise<Attempt<null>> {
  const { clinicId, profileId } = own;
  return allOrNothing<Attempt<null>>(deps.database.db, async (trx) => {
    const browsers = await deleteTrust(trx, { clinicId, profileId }, id ?? undefined);
    if (browsers === 0)
      return { keep: true, outcome: id === null ? done(null) : refuse({ code: 'not-found' }) };
    const happened = { clinicId, actor: actorOf(own), subjectId: profileId, details: { browsers } };
    await recordEvent(deps, trx, { ...happened, event: 'trust-ended' });
    return { keep: true, outcome: done(null) };
  });
}
