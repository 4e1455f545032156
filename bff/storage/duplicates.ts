import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { DuplicateReason } from '../contract/index.ts';
import { comparedBy, type ComparedProfile } from '../domain/duplicates.ts';
import type { Db } from './database.ts';
import { isId } from './is-id.ts';
import type { Instant, Tables } from './tables.ts';

/** A profile as duplicates are found by it. */
export interface ComparedRow extends ComparedProfile {
  readonly id: string;
  readonly createdAt: Instant;
}

/** A place in the order of one reason: by what it compares, then by id. */
export interface DuplicatePlace {
  readonly key: readonly string[];
  readonly id: string;
}

/** Which of the clinic's profiles, in the order of which reason. */
interface Order {
  readonly clinicId: number;
  readonly reason: DuplicateReason;
}

const columns = [
  'profile.id',
  'profile.role',
  'profile.nameKey',
  'profile.birthDate',
  'profile.emailKey',
  'profile.mobilePhone',
  'profile.createdAt',
] as const;

const refs = (names: readonly string[], table = 'profile'): RawBuilder<unknown> =>
  sql`(${sql.join(names.map((name) => sql.ref(`${table}.${name}`)))})`;

const orderOf = (reason: DuplicateReason): readonly string[] => [...comparedBy[reason], 'id'];

const beyond = (reason: DuplicateReason, { key, id }: DuplicatePlace) =>
  sql<boolean>`${refs(orderOf(reason))} > (${sql.join([...key, id])})`;

/** The profiles after a place that a reason can be about, in its order: an index has them so. */
function selectAfter(db: Db, { clinicId, reason }: Order, after: DuplicatePlace) {
  const query = db
    .selectFrom('profile')
    .where('profile.clinicId', '=', clinicId)
    .where(beyond(reason, after))
    .orderBy(sql.join(orderOf(reason).map((name) => sql.ref(`profile.${name}`))));
  // Word for word the condition of the index profileByNamesake.
  return reason === 'same-name-and-birth-date' ? query.where('profile.birthDate', 'is not', null) : query;
}

/**
 * Where a stretch of so many profiles ends, so that one statement looks at no more of them: SQLite answers on the
 * thread that serves requests.
 *
 * @returns null where there are fewer.
 */
export async function findStretchEnd(
  db: Db,
  order: Order,
  after: DuplicatePlace,
  length: number,
): Promise<DuplicatePlace | null> {
  const row = await selectAfter(db, order, after)
    .select(columns)
    .limit(1)
    .offset(length - 1)
    .executeTakeFirst();
  return row ? { key: comparedBy[order.reason].map((name) => String(row[name])), id: row.id } : null;
}

/** The profiles of a stretch that have a namesake, a shared address or number after them, in order. */
export async function listFirsts(
  db: Db,
  order: Order,
  after: DuplicatePlace,
  end: DuplicatePlace | null,
): Promise<readonly ComparedRow[]> {
  const { reason } = order;
  return selectAfter(db, order, after)
    .select(columns)
    .$if(end !== null, (query) =>
      query.where(
        sql<boolean>`${refs(orderOf(reason))} <= (${sql.join([...(end?.key ?? []), end?.id ?? ''])})`,
      ),
    )
    .where((eb) => eb.exists(laterPartner(eb, reason)))
    .execute();
}

function laterPartner(eb: ExpressionBuilder<Tables, 'profile'>, reason: DuplicateReason) {
  return eb
    .selectFrom('profile as later')
    .select('later.id')
    .whereRef('later.clinicId', '=', 'profile.clinicId')
    .where(sql<boolean>`${refs(comparedBy[reason], 'later')} = ${refs(comparedBy[reason])}`)
    .whereRef('later.id', '>', 'profile.id');
}

/** The profiles that compare equal by this key, by id, from the one after `afterId` on. */
export async function listPartners(
  db: Db,
  { clinicId, reason }: Order,
  { key, id: afterId }: DuplicatePlace,
  most: number,
): Promise<readonly ComparedRow[]> {
  return db
    .selectFrom('profile')
    .select(columns)
    .where('clinicId', '=', clinicId)
    .where(sql<boolean>`${refs(comparedBy[reason])} = (${sql.join([...key])})`)
    .where('id', '>', afterId)
    .$if(reason === 'same-name-and-birth-date', (query) => query.where('birthDate', 'is not', null))
    .orderBy('id')
    .limit(most)
    .execute();
}

/** The clinic's profile with this id, as duplicates are found by it. */
export async function findCompared(db: Db, clinicId: number, id: string): Promise<ComparedRow | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('profile')
    .select(columns)
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Which of these profiles somebody has judged not to be the same person as this one. */
export async function listSetAside(
  db: Db,
  { clinicId, profileId }: { clinicId: number; profileId: string },
  others: readonly string[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const rows = await db
    .selectFrom('notDuplicate')
    .select(['profileId', 'otherId'])
    .where('clinicId', '=', clinicId)
    .where((eb) =>
      eb.or([
        eb.and([eb('profileId', '=', profileId), eb('otherId', 'in', others)]),
        eb.and([eb('otherId', '=', profileId), eb('profileId', 'in', others)]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => (row.profileId === profileId ? row.otherId : row.profileId)));
}

/** Notes that two profiles are two people; false where that was known. */
export async function insertNotDuplicate(
  trx: Db,
  clinicId: number,
  pair: readonly [string, string],
  decidedAt: Instant,
): Promise<boolean> {
  const [profileId, otherId] = lesserFirst(pair);
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('notDuplicate')
    .values({ clinicId, profileId, otherId, decidedAt })
    .onConflict((conflict) => conflict.columns(['clinicId', 'profileId', 'otherId']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What was judged of a profile that is merged now holds of the profile that is kept. */
export async function moveNotDuplicates(
  trx: Db,
  clinicId: number,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const rows = await trx
    .deleteFrom('notDuplicate')
    .where('clinicId', '=', clinicId)
    .where((eb) => eb.or([eb('profileId', '=', from), eb('otherId', '=', from)]))
    .returning(['profileId', 'otherId', 'decidedAt'])
    .execute();
  for (const { profileId, otherId, decidedAt } of rows) {
    const third = profileId === from ? otherId : profileId;
    if (third !== to) await insertNotDuplicate(trx, clinicId, [to, third], decidedAt);
  }
}

/** By code units, and not as a database's language sorts: the same on all. */
const lesserFirst = ([one, other]: readonly [string, string]): readonly [string, string] =>
  one < other ? [one, other] : [other, one];
