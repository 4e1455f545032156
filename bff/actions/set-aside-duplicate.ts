import { may } from '../domain/permissions.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { insertNotDuplicate } from '../storage/duplicates.ts';
import { isId } from '../storage/is-id.ts';
import { readWholeProfiles } from '../storage/merge-sides.ts';
import type { StoredSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';

/**
 * Notes that two profiles are two people, for full access and owners: they are listed as duplicates no more. Noted
 * again, nothing changes.
 *
 * Problems: `not-allowed`, `not-found`, `malformed` (the same profile twice).
 */
export async function setAsideDuplicate(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  wish: {
    readonly clinic: Clinic;
    readonly session: StoredSession;
    readonly profileIds: readonly [string, string];
  },
): Promise<Attempt<null>> {
  const { clinic, session, profileIds } = wish;
  if (!may(session.role, 'merge-profiles')) return refuse({ code: 'not-allowed' });
  const [one, other] = profileIds;
  if (one === other) return refuse({ code: 'malformed', field: 'profileIds' });
  if (!profileIds.every(isId)) return refuse({ code: 'not-found' });
  return allOrNothing<Attempt<null>>(deps.database.db, async (trx) => {
    const found = await readWholeProfiles(trx, clinic.id, profileIds);
    if (found.size < 2) return { keep: false, outcome: refuse({ code: 'not-found' }) };
    if (await insertNotDuplicate(trx, clinic.id, profileIds, deps.clock())) {
      const happened = {
        clinicId: clinic.id,
        event: 'duplicate-set-aside',
        actor: actorOf(session),
      } as const;
      await recordEvent(deps, trx, { ...happened, subjectId: one, details: { other } });
      await recordEvent(deps, trx, { ...happened, subjectId: other, details: { other: one } });
    }
    return { keep: true, outcome: done(null) };
  });
}
