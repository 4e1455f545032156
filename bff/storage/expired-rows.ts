import { type RawBuilder, sql } from 'kysely';
import type { PastUse } from '../domain/expiry.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

/** What can be swept away: a table, what its rows are known by beside the clinic, and which of them are past any use. */
export interface Sweepable {
  readonly table: keyof Tables;
  /** The first column of the key behind the clinic; several rows may share it. */
  readonly key: string;
  readonly isPast: (past: PastUse) => RawBuilder<boolean>;
}

const before = (column: string, at: number) => sql<boolean>`${sql.ref(column)} < ${at}`;
const either = (one: RawBuilder<boolean>, other: RawBuilder<boolean>) => sql<boolean>`(${one} or ${other})`;

const verificationIsPast = (past: PastUse) => sql<boolean>`exists (
  select 1 from verification where verification.clinic_id = verification_code.clinic_id
    and verification.id = verification_code.verification_id and verification.expires_at < ${past.expiredLinks})`;
const hasNoCode = sql<boolean>`not exists (
  select 1 from verification_code where verification_code.clinic_id = verification.clinic_id
    and verification_code.verification_id = verification.id)`;

/** In an order in which nothing points to what is gone. Appointments and the audit log stay. */
export const sweepables: readonly Sweepable[] = [
  { table: 'sessionCode', key: 'codeHash', isPast: (past) => before('expiresAt', past.expired) },
  {
    table: 'session',
    key: 'tokenHash',
    isPast: (past) => either(before('loggedInAt', past.loggedIn), before('lastActiveAt', past.lastActive)),
  },
  {
    table: 'login',
    key: 'tokenHash',
    isPast: (past) => either(before('expiresAt', past.expired), before('endedAt', past.expired)),
  },
  { table: 'usedChallenge', key: 'challengeHash', isPast: (past) => before('usedAt', past.usedChallenge) },
  {
    table: 'twoStepSetUp',
    key: 'ownerHash',
    isPast: (past) => either(before('expiresAt', past.expired), before('endedAt', past.expired)),
  },
  {
    table: 'accountLink',
    key: 'tokenHash',
    isPast: (past) => either(before('expiresAt', past.expiredLinks), before('usedAt', past.expiredLinks)),
  },
  { table: 'verificationCode', key: 'verificationId', isPast: verificationIsPast },
  {
    table: 'verification',
    key: 'id',
    isPast: (past) => sql<boolean>`(${before('expiresAt', past.expiredLinks)} and ${hasNoCode})`,
  },
  { table: 'throttle', key: 'subject', isPast: (past) => before('lastFailureAt', past.lastFailure) },
  { table: 'knownBrowser', key: 'tokenHash', isPast: (past) => before('createdAt', past.knownBrowser) },
  { table: 'trustedBrowser', key: 'id', isPast: (past) => before('expiresAt', past.expired) },
  { table: 'outbox', key: 'id', isPast: (past) => before('endedAt', past.ended) },
];

/** A place in a table, in the order of its key. */
export interface SweepPlace {
  readonly clinicId: number;
  readonly key: string;
}

/** Before the first row. */
export const START: SweepPlace = { clinicId: 0, key: '' };

/**
 * Where the next stretch of a table ends, so that each look at it is short however long it is.
 *
 * @returns null: there is nothing more behind `after`.
 */
export async function findStretch(
  db: Db,
  { table, key }: Sweepable,
  { after, most }: { after: SweepPlace; most: number },
): Promise<SweepPlace | null> {
  const { rows } = await sql<SweepPlace>`
    select ${sql.ref('clinicId')}, ${sql.ref(key)} as ${sql.ref('key')} from ${sql.table(table)}
    where (${sql.ref('clinicId')}, ${sql.ref(key)}) > (${after.clinicId}, ${after.key})
    order by ${sql.ref('clinicId')}, ${sql.ref(key)} limit ${sql.lit(most)}`.execute(db);
  return rows.at(-1) ?? null;
}

interface Stretch {
  readonly after: SweepPlace;
  readonly to: SweepPlace;
  /** The most keys in it: as they were looked for. */
  readonly most: number;
  readonly past: PastUse;
}

/**
 * By its keys, and those in their order: given the range alone, SQLite would take another index of the table and look
 * at all rows of the clinic for each stretch.
 */
const within = ({ table, key, isPast }: Sweepable, { after, to, most, past }: Stretch) => sql<boolean>`
  (${sql.ref('clinicId')}, ${sql.ref(key)}) in (
    select ${sql.ref('clinicId')}, ${sql.ref(key)} from ${sql.table(table)}
    where (${sql.ref('clinicId')}, ${sql.ref(key)}) > (${after.clinicId}, ${after.key})
      and (${sql.ref('clinicId')}, ${sql.ref(key)}) <= (${to.clinicId}, ${to.key})
    order by ${sql.ref('clinicId')}, ${sql.ref(key)} limit ${sql.lit(most)})
  and ${isPast(past)}`;

/** How many rows of a stretch are past any use. */
export async function countExpired(db: Db, sweepable: Sweepable, stretch: Stretch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(sweepable.table)} where ${within(sweepable, stretch)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Deletes the rows of a stretch that are past any use; answers how many. */
export async function deleteExpired(db: Db, sweepable: Sweepable, stretch: Stretch): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(sweepable.table)} where ${within(sweepable, stretch)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
