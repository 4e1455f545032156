import type { KeyPurpose } from '../crypto/key-ring.ts';
import { open, seal } from '../crypto/seal.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import {
  countPasswordsByVersion,
  listSealed,
  replaceSealed,
  type SealedColumn,
  type SealedRow,
} from '../storage/sealed-columns.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

/** Everything that is sealed, and what for. A test walks the schema for columns that this list lacks. */
export const sealedColumns: readonly (SealedColumn & { readonly purpose: KeyPurpose })[] = [
  { table: 'recoveryCode', column: 'sealed', key: 'profileId', purpose: 'recovery-code' },
  { table: 'twoStep', column: 'authenticatorSecret', key: 'profileId', purpose: 'authenticator' },
  { table: 'twoStepSetUp', column: 'secret', key: 'ownerHash', purpose: 'authenticator' },
  { table: 'feed', column: 'sealedToken', key: 'profileId', purpose: 'feed-address' },
  { table: 'outbox', column: 'payload', key: 'id', purpose: 'outbox' },
];

/** What has been sealed anew, and what hangs on older key versions still. */
export interface Rotation {
  readonly moved: number;
  /** Sealed values that could not be opened: their key version is not configured, or they were altered. */
  readonly unreadable: number;
  /** Passwords by the older key versions that they are keyed by: each moves when its owner logs in. */
  readonly passwords: ReadonlyMap<number, number>;
}

/** Rows of one transaction: logins wait for no longer than that takes. */
const AT_ONCE = 100;

/**
 * Seals everything anew that was sealed under older key versions, in small transactions while nodes run (ASVS 11.2.2).
 * What is sealed under the current one stays as it is, so that it can be broken off and begun again.
 *
 * @param pause called between two transactions.
 */
export async function rotateKeys(
  deps: Pick<Deps, 'database' | 'keys' | 'random' | 'clock'>,
  pause: () => Promise<void>,
): Promise<Rotation> {
  const counts = { moved: 0, unreadable: 0 };
  const movedAt = new Map<number, number>();
  for (const column of sealedColumns) {
    let after = { clinicId: 0, key: '' };
    for (;;) {
      const rows = await listSealed(deps.database.db, column, { after, most: AT_ONCE });
      const last = rows.at(-1);
      if (!last) break;
      after = last;
      await sealAll(deps, column, rows, { counts, movedAt });
      await pause();
    }
  }
  const { db } = deps.database;
  const happened = {
    event: 'keys-rotated',
    actor: { kind: 'operator' },
    source: NO_SOURCE,
    subjectId: null,
  } as const;
  for (const [clinicId, moved] of movedAt) {
    const details = { version: deps.keys.currentVersion, moved };
    await recordEvent(deps, db, { ...happened, clinicId, details });
  }
  const passwords = new Map(await countPasswordsByVersion(db));
  passwords.delete(deps.keys.currentVersion);
  return { ...counts, passwords };
}

/** Each is sealed for its place: a profile's for the profile, a message's for its row. */
function placeOf({ clinicId, profileId, key }: SealedRow): string {
  return `${clinicId}|${profileId ?? key}`;
}

async function sealAll(
  deps: Pick<Deps, 'database' | 'keys' | 'random'>,
  column: (typeof sealedColumns)[number],
  rows: readonly SealedRow[],
  { counts, movedAt }: { counts: { moved: number; unreadable: number }; movedAt: Map<number, number> },
): Promise<void> {
  const current = `1.${deps.keys.currentVersion}.`;
  const old = rows.filter(({ sealed }) => !sealed.startsWith(current));
  const anew = old.flatMap((row) => {
    const opened = open(deps.keys, column.purpose, row.sealed, placeOf(row));
    if (opened.kind !== 'opened') return [];
    return [{ row, sealed: seal(deps, column.purpose, opened.plaintext, placeOf(row)) }];
  });
  counts.unreadable += old.length - anew.length;
  if (anew.length === 0) return;
  await deps.database.db.transaction().execute(async (trx) => {
    for (const { row, sealed } of anew) {
      if (!(await replaceSealed(trx, column, row, sealed))) continue;
      counts.moved += 1;
      movedAt.set(row.clinicId, (movedAt.get(row.clinicId) ?? 0) + 1);
    }
  });
}
