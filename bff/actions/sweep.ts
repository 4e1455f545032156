import { pastUse } from '../domain/expiry.ts';
import { countExpired, deleteExpired, findStretch, START, sweepables } from '../storage/expired-rows.ts';
import type { Deps } from './deps.ts';

/** Rows that one statement looks at. */
const STRETCH = 500;

export interface SweepOptions {
  /** Counts, and deletes nothing. */
  readonly isDryRun?: boolean;
  /** Called between two statements; a promise that rejects breaks the sweep off. */
  readonly pause: () => Promise<void>;
}

/**
 * Deletes what is past any use, in short stretches while nodes run; several may sweep at once. Appointments and the
 * audit log stay.
 *
 * @returns how many rows by table; those with none are left out.
 */
export async function sweep(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { isDryRun = false, pause }: SweepOptions,
): Promise<ReadonlyMap<string, number>> {
  const { db } = database;
  const past = pastUse(clock());
  const swept = new Map<string, number>();
  for (const sweepable of sweepables) {
    let after = START;
    for (;;) {
      const to = await findStretch(db, sweepable, { after, most: STRETCH });
      if (to === null) break;
      const stretch = { after, to, most: STRETCH, past };
      // Counted first, for a statement that deletes nothing would hold writers up all the same.
      const count = await countExpired(db, sweepable, stretch);
      if (count > 0) {
        const gone = isDryRun ? count : await deleteExpired(db, sweepable, stretch);
        swept.set(sweepable.table, (swept.get(sweepable.table) ?? 0) + gone);
      }
      after = to;
      await pause();
    }
  }
  return swept;
}
