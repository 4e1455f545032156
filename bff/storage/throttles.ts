import type { Expression } from 'kysely';
import { sql } from 'kysely';
import { delaySeconds, type Ladder, ladderTop } from '../domain/throttle.ts';
import type { Db } from './database.ts';
import { prepareQuery, prepareWrite } from './prepare-query.ts';
import type { Instant } from './tables.ts';

interface Counter {
  readonly clinicId: number;
  readonly subject: string;
}

/** The ladder as SQL: ms to wait after so many failures. Made from the rule itself, so that there is one. */
function delayMs(ladder: Ladder, failures: Expression<number>): Expression<number> {
  let cases = sql``;
  for (let count = ladder.freeFailures + 1; count < ladderTop(ladder); count += 1) {
    cases = sql`${cases} when ${failures} = ${sql.lit(count)} then ${sql.lit(delaySeconds(ladder, count) * 1000)}`;
  }
  const longest = sql.lit(delaySeconds(ladder, ladderTop(ladder)) * 1000);
  return sql<number>`case when ${failures} <= ${sql.lit(ladder.freeFailures)} then 0 ${cases} else ${longest} end`;
}

type CountedTry = Counter & { readonly now: Instant; readonly forgetBefore: Instant };

function prepareTake(ladder: Ladder) {
  const failures = sql<number>`throttle.failures`;
  const lastFailureAt = sql<number>`throttle.last_failure_at`;
  return prepareQuery((db: Db, { clinicId, subject, now, forgetBefore }: CountedTry) =>
    db
      .insertInto('throttle')
      .values({ clinicId, subject, failures: 1, lastFailureAt: now, earlierFailureAt: now })
      .onConflict((conflict) =>
        conflict
          .columns(['clinicId', 'subject'])
          .doUpdateSet({
            failures: sql<number>`case when ${lastFailureAt} < ${forgetBefore} then 1 else ${failures} + 1 end`,
            earlierFailureAt: lastFailureAt,
            lastFailureAt: now,
          })
          .where(sql<boolean>`${lastFailureAt} + ${delayMs(ladder, failures)} <= ${now}`),
      )
      .returning('failures'),
  );
}

const takeOn = new WeakMap<Ladder, ReturnType<typeof prepareTake>>();

/**
 * Counts one more wrong try before it is judged, unless the counter says to wait: then nothing is counted.
 * Increment and comparison are one statement, so that of many tries at once only as many are judged as the
 * ladder allows (ASVS 15.4.2).
 *
 * @returns whether the try may be judged.
 */
export async function takeTry(
  trx: Db,
  { clinicId, subject }: Counter,
  ladder: Ladder,
  now: Instant,
): Promise<boolean> {
  const take = takeOn.get(ladder) ?? prepareTake(ladder);
  takeOn.set(ladder, take);
  const forgetBefore = now - ladder.forgetAfterSeconds * 1000;
  return (await take(trx, { clinicId, subject, now, forgetBefore })).length > 0;
}

/** Whole seconds until this counter lets a try through; 0 where it does now. */
export async function secondsToWait(
  db: Db,
  { clinicId, subject }: Counter,
  ladder: Ladder,
  now: Instant,
): Promise<number> {
  const row = await db
    .selectFrom('throttle')
    .select(['failures', 'lastFailureAt'])
    .where('clinicId', '=', clinicId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (!row) return 0;
  const opensAt = row.lastFailureAt + delaySeconds(ladder, row.failures) * 1000;
  return Math.max(0, Math.ceil((opensAt - now) / 1000));
}

const writeBack = prepareWrite((db: Db, { clinicId, subject }: Counter) =>
  db
    .updateTable('throttle')
    .set((eb) => ({ failures: eb('failures', '-', 1), lastFailureAt: eb.ref('earlierFailureAt') }))
    .where('clinicId', '=', clinicId)
    .where('subject', '=', subject)
    .where('failures', '>', 0),
);

/**
 * Takes back one counted try that turned out right, or that was never judged, as if it had not been: the wait
 * and the forgetting go by the wrong one before it.
 */
export async function giveTryBack(trx: Db, counter: Counter): Promise<void> {
  await writeBack(trx, counter);
}

/** Closes a counter as if its last free try had just been wrong. */
export async function closeCounter(
  trx: Db,
  { clinicId, subject }: Counter,
  ladder: Ladder,
  now: Instant,
): Promise<void> {
  const closed = { failures: ladderTop(ladder), lastFailureAt: now, earlierFailureAt: now };
  await trx
    .insertInto('throttle')
    .values({ ...closed, clinicId, subject })
    .onConflict((conflict) => conflict.columns(['clinicId', 'subject']).doUpdateSet(closed))
    .execute();
}

const writeClear = prepareWrite((db: Db, { clinicId, subject }: Counter) =>
  db.deleteFrom('throttle').where('clinicId', '=', clinicId).where('subject', '=', subject),
);

/** Ends the counting: the person is in. */
export async function clearTries(trx: Db, counter: Counter): Promise<void> {
  await writeClear(trx, counter);
}
