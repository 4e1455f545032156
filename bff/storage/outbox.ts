import type { Insertable, Selectable } from 'kysely';
import type { Database, Db } from './database.ts';
import type { ClinicTable, Instant, OutboxTable } from './tables.ts';

export type OutboxChannel = OutboxTable['channel'];

/** Something that is about to wait: nobody has tried it yet. */
export type NewOutboxRow = Pick<
  Insertable<OutboxTable>,
  'clinicId' | 'id' | 'channel' | 'recipient' | 'kind' | 'createdAt' | 'expiresAt'
> & { readonly payload: string };

/** A row in one courier's hands. Nothing is written to it but under this very claim. */
export type ClaimedRow = Selectable<OutboxTable> & { readonly claimedUntil: Instant };

type Claim = Pick<ClaimedRow, 'clinicId' | 'id' | 'claimedBy' | 'attempts'>;

/** Puts something into the outbox, in the transaction of the fact that it tells of. */
export async function insertOutboxRow(trx: Db, row: NewOutboxRow): Promise<void> {
  const untried = { sendAfter: row.createdAt, attempts: 0, firstTriedAt: null };
  const unclaimed = { claimedBy: null, claimedUntil: null };
  const open = { endedAt: null, ending: null, problem: null, providerId: null };
  await trx
    .insertInto('outbox')
    .values({ ...row, ...untried, ...unclaimed, ...open })
    .execute();
}

/**
 * Takes up to `limit` due rows of a channel into hand, the longest due first: those that nobody holds, and
 * those whose holder's time is over. One guarded statement, so that of several couriers one gets each row.
 *
 * @param claim.claimedBy the courier; `claimedUntil` until when nobody else may take the row.
 */
export async function claimDue(
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  channel: OutboxChannel,
  claim: { claimedBy: string; claimedUntil: Instant; now: Instant; limit: number },
): Promise<readonly ClaimedRow[]> {
  const { claimedBy, claimedUntil, now, limit } = claim;
  const rows = await db
    // Materialised, or PostgreSQL may run it once a row, each time with the limit anew.
    .with(
      (cte) => cte('due').materialized(),
      (qb) =>
        qb
          .selectFrom('outbox')
          .select(['clinicId', 'id'])
          .where('channel', '=', channel)
          .where('endedAt', 'is', null)
          .where('sendAfter', '<=', now)
          .where((eb) => eb.or([eb('claimedUntil', 'is', null), eb('claimedUntil', '<=', now)]))
          .orderBy('sendAfter')
          .limit(limit)
          // Couriers on PostgreSQL pass each other by; on SQLite there is one writer anyhow.
          .$if(dialect === 'postgres', (due) => due.forUpdate().skipLocked()),
    )
    .updateTable('outbox')
    .set((eb) => ({
      claimedBy,
      claimedUntil,
      attempts: eb('attempts', '+', 1),
      firstTriedAt: eb.fn.coalesce('firstTriedAt', eb.val(now)),
    }))
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('outbox.clinicId', 'outbox.id'),
        'in',
        selectFrom('due').select(['due.clinicId', 'due.id']).$asTuple('clinicId', 'id'),
      ),
    )
    // Once more for the row itself: it may have been claimed between being found and being locked.
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('claimedUntil', 'is', null), eb('claimedUntil', '<=', now)]))
    .returningAll()
    .execute();
  return rows
    .toSorted((one, other) => one.sendAfter - other.sendAfter)
    .map((row) => ({ ...row, claimedUntil }));
}

function claimedOnly(db: Db, { clinicId, id, claimedBy, attempts }: Claim) {
  return db
    .updateTable('outbox')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('claimedBy', '=', claimedBy)
    .where('attempts', '=', attempts)
    .where('endedAt', 'is', null);
}

/** How a row ended. `payload`: what is kept of it, sealed; null wipes it. */
export interface Ending {
  readonly endedAt: Instant;
  readonly ending: 'sent' | 'done' | 'dropped';
  readonly problem: string | null;
  readonly providerId: string | null;
  readonly payload: string | null;
}

/** Notes that a claimed row is over and done with. False where the claim was lost meanwhile. */
export async function endRow(db: Db, claim: Claim, ending: Ending): Promise<boolean> {
  const { numUpdatedRows } = await claimedOnly(db, claim)
    .set({ ...ending, claimedUntil: null })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a claimed row back, to be tried again later. False where the claim was lost meanwhile. */
export async function postponeRow(
  db: Db,
  claim: Claim,
  { sendAfter, problem }: { sendAfter: Instant; problem: string },
): Promise<boolean> {
  const { numUpdatedRows } = await claimedOnly(db, claim)
    .set({ sendAfter, problem, claimedUntil: null })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What waits on one channel, tried or not. */
export interface Backlog {
  readonly channel: OutboxChannel;
  readonly waiting: number;
  /** When the one that has waited longest was put in. */
  readonly oldestAt: Instant;
}

/** What waits, by channel; channels on which nothing waits are left out. */
export async function readBacklog(db: Db): Promise<readonly Backlog[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => [
      'channel',
      fn.countAll<number>().as('waiting'),
      fn.min<number>('createdAt').as('oldestAt'),
    ])
    .where('endedAt', 'is', null)
    .groupBy('channel')
    .execute();
  return rows;
}

/** How many of these kinds were put in for a recipient since then, sent or not: what limits are counted by. */
export async function countQueuedSince(
  db: Db,
  look: { clinicId: number; recipient: string; kinds: readonly string[]; since: Instant },
): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('clinicId', '=', look.clinicId)
    .where('recipient', '=', look.recipient)
    .where('kind', 'in', look.kinds)
    .where('createdAt', '>', look.since)
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest sent rows whose payload was kept, newest first. */
export async function listSent(db: Db, limit: number): Promise<readonly Selectable<OutboxTable>[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('ending', '=', 'sent')
    .where('payload', 'is not', null)
    .orderBy('endedAt', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Forgets what ended before then, recipients and all. */
export async function deleteEnded(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('outbox').where('endedAt', '<', before).execute();
}

/** A clinic as its messages show it. */
export type SendingClinic = Pick<
  Selectable<ClinicTable>,
  'name' | 'accent' | 'logoUrl' | 'supportPhone' | 'supportEmail'
>;

/** The clinic that a message comes from, as it is now. */
export async function readSendingClinic(db: Db, clinicId: number): Promise<SendingClinic> {
  return db
    .selectFrom('clinic')
    .select(['name', 'accent', 'logoUrl', 'supportPhone', 'supportEmail'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
}
