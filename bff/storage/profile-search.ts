import { type Expression, sql, type SqlBool } from 'kysely';
import type { Db } from './database.ts';

/** Where a profile stands in the list of all: by family name. */
export interface ProfilePlace {
  readonly nameKey: string;
  readonly id: string;
}

/** Whom a search is for. */
export interface ProfileSearch {
  readonly clinicId: number;
  /** Each is the beginning of one of a profile's words. */
  readonly words: readonly string[];
  /** Only those who work at the clinic, or only its patients; null: both. */
  readonly who: 'staff' | 'patients' | null;
  /** Only those that come later; null: from the first on. */
  readonly after: ProfilePlace | null;
}

/** Rows of the word index up to which it is quicker to judge all that the rarest word finds than to walk by name. */
const FEW_ROWS = 10_000;
/**
 * So many profiles are looked at by name before the word index is asked: enough to find a page of those that one in
 * twelve is among.
 */
const WALK = 300;
/** A profile often has a word more than once: in its name, its email address and its username. */
const ROWS_A_PROFILE = 6;

/**
 * The first profiles that have all the words, by family name: at most `most`.
 *
 * A rare word leads to few profiles. Words that many have are found soon by going through all profiles in order. So
 * neither reads all of a large clinic, which would hold up everybody else's request.
 */
export async function searchProfiles(
  db: Db,
  search: ProfileSearch,
  most: number,
): Promise<readonly ProfilePlace[]> {
  const { words, who } = search;
  // Few people work at a clinic: they are all looked at.
  if (words.length === 0 || who === 'staff') return walk(db, search, { until: null, most });
  const [first = '', ...others] = words;
  const [rarest, rows] = others.length === 0 ? [first, Infinity] : await findRarest(db, search);
  if (rows < FEW_ROWS) return followWord(db, search, rarest, most);
  const until = await walkEnd(db, search);
  const found = await walk(db, search, { until, most });
  return found.length === most || until === null ? found : followWord(db, search, rarest, most);
}

/** No word has a code point beyond, so it ends the words that begin with one. */
const AFTER_ALL = '\u{10FFFF}';

/** The rows of the word index whose word begins so; compared by code points on both databases. */
function rowsOf(db: Db, clinicId: number, word: string) {
  return db
    .selectFrom('profileWord')
    .where('profileWord.clinicId', '=', clinicId)
    .where('profileWord.word', '>=', word)
    .where('profileWord.word', '<', `${word}${AFTER_ALL}`);
}

/** The word with the fewest rows, counted no further than {@link FEW_ROWS}. */
async function findRarest(
  db: Db,
  { clinicId, words }: ProfileSearch,
): Promise<readonly [word: string, rows: number]> {
  const counts = await db
    .selectNoFrom(
      words.map((word, index) =>
        db
          .selectFrom(rowsOf(db, clinicId, word).select('profileId').limit(FEW_ROWS).as('counted'))
          .select((eb) => eb.fn.countAll().as('rows'))
          .$castTo<number | string>()
          .as(`rows${index}`),
      ),
    )
    .executeTakeFirstOrThrow();
  return words
    .map((word, index) => [word, Number(counts[`rows${index}`])] as const)
    .reduce((one, other) => (other[1] < one[1] ? other : one));
}

/**
 * Whether a profile has a word that begins so. A subquery that answers with a value is asked once for each row by
 * both databases; an `exists` PostgreSQL would turn into a join over all who have the word.
 */
function hasWord(db: Db, clinicId: number, profileId: Expression<string>, word: string): Expression<SqlBool> {
  const found = rowsOf(db, clinicId, word)
    .where('profileWord.profileId', '=', profileId)
    .select(sql.lit(1).as('found'))
    .limit(1);
  return sql<SqlBool>`(${found}) is not null`;
}

/** The profiles that a search could be for whatever its words, by name. */
function inOrder(db: Db, { clinicId, who, after }: ProfileSearch) {
  return db
    .selectFrom('profile')
    .select(['profile.nameKey', 'profile.id'])
    .where('profile.clinicId', '=', clinicId)
    .$if(who !== null, (query) => query.where(isOneOf(who)))
    .$if(after !== null, (query) => query.where(comesLater('profile', 'id', after)))
    .orderBy('profile.nameKey')
    .orderBy('profile.id');
}

/** Word for word the condition of the index profileOfStaff, or its opposite. */
function isOneOf(who: ProfileSearch['who']): Expression<SqlBool> {
  const patient = sql.lit('patient');
  const role = sql.ref('profile.role');
  return who === 'staff' ? sql<SqlBool>`${role} <> ${patient}` : sql<SqlBool>`${role} = ${patient}`;
}

/** Comparing the names first lets both databases begin in the index where the list goes on. */
function comesLater(table: string, idColumn: string, after: ProfilePlace | null): Expression<SqlBool> {
  const { nameKey, id } = after ?? { nameKey: '', id: '' };
  const [ownName, ownId] = [sql.ref(`${table}.nameKey`), sql.ref(`${table}.${idColumn}`)];
  return sql<SqlBool>`(${ownName} >= ${nameKey} and (${ownName} > ${nameKey} or ${ownId} > ${id}))`;
}

/** The first profile that a walk does not come to; null: it comes to all there are. */
async function walkEnd(db: Db, search: ProfileSearch): Promise<ProfilePlace | null> {
  const [end] = await inOrder(db, search).offset(WALK).limit(1).execute();
  return end ?? null;
}

async function walk(
  db: Db,
  search: ProfileSearch,
  { until, most }: { until: ProfilePlace | null; most: number },
): Promise<readonly ProfilePlace[]> {
  let query = inOrder(db, search).limit(most);
  if (until !== null) query = query.where('profile.nameKey', '<=', until.nameKey);
  for (const word of search.words) {
    query = query.where(hasWord(db, search.clinicId, sql.ref('profile.id'), word));
  }
  return query.execute();
}

/** Those whom a word finds and who have the other words too, by name. */
async function followWord(
  db: Db,
  search: ProfileSearch,
  word: string,
  most: number,
): Promise<readonly ProfilePlace[]> {
  const others = search.words.filter((other) => other !== word);
  if (others.length > 0 || search.who !== null) return judgeFound(db, search, { word, others, most });
  const limit = most * ROWS_A_PROFILE;
  const rows = await found(db, search, word)
    .orderBy('profileWord.nameKey')
    .orderBy('profileWord.profileId')
    .limit(limit)
    .execute();
  const places = rows.filter(({ id }, index) => id !== rows[index - 1]?.id);
  const isWhole = places.length >= most || rows.length < limit;
  return isWhole ? places.slice(0, most) : judgeFound(db, search, { word, others, most });
}

/** Where those stand whom a word finds; some of them several times. */
function found(db: Db, { clinicId, after }: ProfileSearch, word: string) {
  return rowsOf(db, clinicId, word)
    .select(['profileWord.nameKey', 'profileWord.profileId as id'])
    .$if(after !== null, (query) => query.where(comesLater('profileWord', 'profileId', after)));
}

/** The same, each once and judged by everything else that the search asks. */
async function judgeFound(
  db: Db,
  search: ProfileSearch,
  { word, others, most }: { word: string; others: readonly string[]; most: number },
): Promise<readonly ProfilePlace[]> {
  const { clinicId, who } = search;
  return db
    .with(
      (cte) => cte('hit').materialized(),
      () => found(db, search, word).distinct(),
    )
    .selectFrom('hit')
    .select(['hit.nameKey', 'hit.id'])
    .where((eb) => eb.and(others.map((other) => hasWord(db, clinicId, eb.ref('hit.id'), other))))
    .$if(who !== null, (query) =>
      query.where((eb) =>
        eb(
          eb
            .selectFrom('profile')
            .select(sql.lit(1).as('fits'))
            .where('profile.clinicId', '=', clinicId)
            .whereRef('profile.id', '=', 'hit.id')
            .where(isOneOf(who)),
          'is not',
          null,
        ),
      ),
    )
    .orderBy('hit.nameKey')
    .orderBy('hit.id')
    .limit(most)
    .execute();
}
