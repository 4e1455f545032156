import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { profileWords, searchedWords } from '../../bff/domain/profile-words.ts';
import type { Database } from '../../bff/storage/database.ts';
import { insertMany } from '../../bff/storage/insert-many.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import { openDatabase } from '../../bff/storage/open.ts';
import { type ProfilePlace, searchProfiles } from '../../bff/storage/profile-search.ts';
import { type BenchPerson, manyPeople, profileColumns, rowsOf, wordColumns } from '../bench/many-people.ts';
import { addClinic } from '../support/people.ts';
import { databases, type TestDatabase } from '../support/postgres.ts';

/** Enough that the common words have more rows than are sorted at once, and that a walk ends before the last. */
const PEOPLE = 9000;
/** A page: more than rare words find, and far fewer than common ones do. */
const MOST = 400;

const people = manyPeople(PEOPLE);
const words = new Map(people.map((person) => [person.id, profileWords(person)]));

/** What a search finds, worked out the slow way. */
function expected(search: string, who: 'staff' | 'patients' | null): ReadonlySet<string> {
  const sought = searchedWords(search);
  const isSought = ({ id, role }: BenchPerson) =>
    (who === null || (who === 'staff') === (role !== 'patient')) &&
    sought.every((begin) => words.get(id)?.some((word) => word.startsWith(begin)));
  return new Set(people.filter(isSought).map(({ id }) => id));
}

for (const dialect of databases()) {
  describe(`the search in a clinic of ${PEOPLE}, on ${dialect.name}`, () => {
    let scratch: TestDatabase;
    let database: Database;
    let clinicId: number;
    before(async () => {
      scratch = await dialect.create();
      database = await openDatabase(scratch.url, () => {});
      await migrate(database);
      const registry = { database, createdAt: 0 };
      const other = await addClinic(registry, { slug: 'other' });
      const clinic = await addClinic(registry, { slug: 'large' });
      clinicId = clinic.id;
      for (const { id } of [other, clinic]) {
        const { profiles, words: found } = rowsOf(id, people, 0);
        await database.db.transaction().execute(async (trx) => {
          await insertMany(trx, 'profile', profileColumns, profiles);
          await insertMany(trx, 'profileWord', wordColumns, found);
        });
      }
    });
    after(async () => {
      await database.close();
      await scratch.drop();
    });

    /** All pages of a search, one after the other. */
    const all = async (search: string, who: 'staff' | 'patients' | null) => {
      const found: ProfilePlace[] = [];
      for (let last: ProfilePlace | null = null; ;) {
        const asked = { clinicId, words: searchedWords(search), who, after: last };
        const page: readonly ProfilePlace[] = await searchProfiles(database.db, asked, MOST);
        found.push(...page);
        assert.ok(found.length <= PEOPLE, 'the pages go round in circles');
        if (page.length < MOST) return found;
        last = page.at(-1) ?? null;
      }
    };

    /** Everybody's words, most people's, many people's, few people's, nobody's, and several of them at once. */
    const searches = [
      ...['', '1', '0', 'm', 'z', 'com', 'gmail', 'maria', 'smith', 'smit', 'kel', 'zelwood', 'qqq'],
      ...[
        'maria smith',
        'gmail com',
        'com zelwood',
        'm s',
        'gmail maria zelwood',
        'maria qqq',
        'com 1 m',
        'icloud u',
      ],
    ];
    for (const search of searches) {
      it(`finds whom it should, each once and by name, by “${search}”`, async () => {
        for (const who of [null, 'staff', 'patients'] as const) {
          const found = await all(search, who);
          const ids = found.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          const wanted = expected(search, who);
          const strangers = ids.filter((id) => !wanted.has(id));
          assert.deepEqual([strangers.slice(0, 3), ids.length], [[], wanted.size], String(who));
          const keys = found.map(({ nameKey }) => nameKey);
          assert.ok(
            keys.every((key, index) => index === 0 || key >= (keys[index - 1] ?? '')),
            'not by name',
          );
        }
      });
    }
  });
}
