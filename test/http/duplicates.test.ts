import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Duplicate, DuplicatesRequest } from '../../bff/contract/index.ts';
import { newId, systemRandom } from '../../bff/crypto/token.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import type { Page } from '../support/browser.ts';
import { duplicatesIn, lookAndMerge, searchDuplicates, setAside } from '../support/merging.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

type NewRow = Partial<Parameters<typeof insertProfile>[1]>;

const NOT_FOUND = { status: 404, code: 'not-found' };
const NOT_ALLOWED = { status: 403, code: 'not-allowed' };

for (const dialect of databases()) {
  describe(`profiles that could be one person, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    let people = 0;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      // The four who work and go there share a name, a birth date and an address.
      const { db } = way.door.node.database;
      await db
        .updateTable('profile')
        .set({ nameKey: 'x', birthDate: null, email: null, emailKey: null })
        .where('clinicId', '=', clinic.id)
        .execute();
      desk = await way.enter(clinic.fullAccess);
    });
    after(() => way.close());

    /** Somebody who is like nobody else but for what is given; answers the id. */
    const add = async (given: NewRow = {}, at: TestClinic = clinic): Promise<string> => {
      people += 1;
      const id = given.id ?? newId(systemRandom);
      await way.door.node.database.db.transaction().execute((trx) =>
        insertProfile(trx, {
          ...{ role: 'patient', givenName: `Given${people}`, familyName: 'Family', birthDate: '1990-01-31' },
          ...{ email: `person-${people}@example.com`, mobilePhone: null, username: null, locale: null },
          createdAt: way.door.clock.now(),
          ...given,
          ...{ clinicId: at.id, id },
        }),
      );
      return id;
    };
    const alex = { givenName: 'Alex', familyName: 'Morgan', birthDate: '1980-02-29' };
    const pairOf = ({ profiles }: Duplicate) =>
      profiles
        .map(({ id }) => id)
        .toSorted()
        .join(' ');
    const paired = (...ids: readonly string[]) => ids.toSorted().join(' ');
    const page = async (request: DuplicatesRequest = {}) =>
      duplicatesIn(await searchDuplicates(desk, clinic, request));
    /** Every page, one after the other. */
    const all = async (request: DuplicatesRequest = {}): Promise<readonly Duplicate[]> => {
      const found: Duplicate[] = [];
      let after: string | undefined;
      for (;;) {
        const { duplicates, next } = await page({ ...request, ...(after !== undefined && { after }) });
        assert.ok(duplicates.length <= 25);
        found.push(...duplicates);
        if (next === null) return found;
        after = next;
      }
    };

    it('are found by name and birth date, email address or phone, the strongest reason first', async () => {
      const [phone1, phone2] = [
        await add({ mobilePhone: '+16045550188' }),
        await add({ mobilePhone: '+16045550188' }),
      ];
      const [mail1, mail2] = [
        await add({ email: 'Family@Example.com' }),
        await add({ email: 'family@example.com' }),
      ];
      const [name1, name2] = [await add(alex), await add({ ...alex, givenName: 'ÁLEX' })];
      const both = { ...alex, givenName: 'Zoe', email: 'zoe@example.com', mobilePhone: '+16045550189' };
      const [all1, all2] = [await add(both), await add(both)];
      const found = await all();
      const told = found.map((each) => [each.reasons.join(' '), pairOf(each)]);
      assert.deepEqual(told, [
        ['same-name-and-birth-date', paired(name1, name2)],
        ['same-name-and-birth-date same-email same-phone', paired(all1, all2)],
        ['same-email', paired(mail1, mail2)],
        ['same-phone', paired(phone1, phone2)],
      ]);
      const one = found[0]?.profiles.find(({ id }) => id === name1);
      assert.deepEqual(one, {
        ...{ id: name1, name: 'Alex Morgan', role: 'patient', birthDate: '1980-02-29', username: null },
        ...{ email: one?.email, mobilePhone: null, twoStep: null },
      });
    });

    it('are no namesakes without birth dates, nobody at another clinic, no patient for a colleague', async () => {
      await add(alex);
      await add({ ...alex, birthDate: null });
      await add({ ...alex, birthDate: null });
      await add({ ...alex, birthDate: '1980-03-01' });
      await add({ ...alex, role: 'staff' });
      await add(alex, await way.door.clinic());
      await add({ email: null });
      await add({ email: null });
      assert.deepEqual(await all(), []);
      const colleague = await add({ ...alex, role: 'owner' });
      const [found, ...others] = await all();
      assert.ok(found?.profiles.some(({ id }) => id === colleague));
      assert.deepEqual(others, []);
    });

    it('are each listed once, page by page, also where a whole crowd shares one address', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 12; count += 1) ids.push(await add({ email: 'crowd@example.com' }));
      for (let count = 0; count < 3; count += 1) ids.push(await add({ ...alex, email: 'crowd@example.com' }));
      const found = await all();
      assert.equal(found.length, (15 * 14) / 2);
      assert.equal(new Set(found.map(pairOf)).size, found.length);
      const [first] = found;
      assert.deepEqual(first?.reasons, ['same-name-and-birth-date', 'same-email']);
      const one = ids[3] ?? '';
      const ofOne = await all({ profileId: one });
      assert.equal(ofOne.length, 14);
      assert.ok(ofOne.every(({ profiles }) => profiles[0].id === one));
    });

    it('are listed on where two of a page were merged meanwhile', async () => {
      for (let count = 0; count < 9; count += 1) await add({ email: 'crowd@example.com' });
      const first = await page();
      assert.ok(first.next !== null);
      const last = first.duplicates.at(-1)?.profiles.map(({ id }) => id) ?? [];
      const [kept = '', other = ''] = last;
      await lookAndMerge(desk, clinic, { kept, other }, clinic.fullAccess.password);
      const seen = new Set(first.duplicates.map(pairOf));
      const { duplicates, next } = await page({ after: first.next });
      assert.equal(next, null);
      for (const each of duplicates) assert.ok(!seen.has(pairOf(each)) && !pairOf(each).includes(other));
      // Eight are left, all alike.
      assert.equal((await all()).length, (8 * 7) / 2);
    });

    it('are listed no more once somebody says that they are two people', async () => {
      const ids = [await add(alex), await add(alex), await add(alex)];
      const [one = '', two = '', three = ''] = ids;
      for (const pair of [
        [two, one],
        [one, two],
      ])
        assert.equal((await setAside(desk, clinic, pair)).status, 200);
      assert.deepEqual(
        (await all()).map(pairOf).toSorted(),
        [paired(one, three), paired(two, three)].toSorted(),
      );
      assert.deepEqual((await all({ profileId: one })).map(pairOf), [paired(one, three)]);
      const { db } = way.door.node.database;
      const events = await db
        .selectFrom('auditEvent')
        .select(['subjectId', 'actorId', 'details'])
        .where('clinicId', '=', clinic.id)
        .where('event', '=', 'duplicate-set-aside')
        .execute();
      assert.equal(events.length, 2);
      assert.ok(events.every(({ actorId }) => actorId === clinic.fullAccess.profileId));
      assert.deepEqual(events.map(({ subjectId }) => subjectId).toSorted(), [one, two].toSorted());
    });

    it('are for full access and owners alone, of their own clinic', async () => {
      const elsewhere = await way.door.clinic();
      const [one, two] = [await add(alex), await add(alex)];
      for (const person of [clinic.patient, clinic.staff]) {
        const theirs = await way.enter(person);
        assert.deepEqual(problemOf(await searchDuplicates(theirs, clinic)), NOT_ALLOWED);
        assert.deepEqual(
          problemOf(await searchDuplicates(theirs, clinic, { profileId: 'nobody' })),
          NOT_ALLOWED,
        );
        assert.deepEqual(problemOf(await setAside(theirs, clinic, [one, two])), NOT_ALLOWED);
      }
      const stranger = { status: 401, code: 'not-logged-in' };
      assert.deepEqual(problemOf(await searchDuplicates(way.visit(clinic), clinic)), stranger);
      assert.deepEqual(problemOf(await setAside(way.visit(clinic), clinic, [one, two])), stranger);
      const there = await way.enter(elsewhere.owner);
      assert.deepEqual(problemOf(await searchDuplicates(there, elsewhere, { profileId: one })), NOT_FOUND);
      for (const pair of [
        [one, two],
        [one, elsewhere.patient.profileId],
      ]) {
        assert.deepEqual(problemOf(await setAside(there, elsewhere, pair)), NOT_FOUND);
      }
      const owner = await way.enter(clinic.owner);
      assert.equal(duplicatesIn(await searchDuplicates(owner, clinic)).duplicates.length, 1);
    });

    it('go on in the list that they were a page of, and in no other', async () => {
      const elsewhere = await way.door.clinic();
      const one = await add({ email: 'crowd@example.com' });
      for (let count = 0; count < 9; count += 1) await add({ email: 'crowd@example.com' });
      const { next: after } = await page();
      assert.ok(after !== null);
      const there = await way.enter(elsewhere.owner);
      const malformed = { status: 400, code: 'malformed', field: 'after' };
      assert.deepEqual(problemOf(await searchDuplicates(there, elsewhere, { after })), malformed);
      assert.deepEqual(problemOf(await searchDuplicates(desk, clinic, { after, profileId: one })), malformed);
      assert.equal((await searchDuplicates(desk, clinic, { after })).status, 200);
      assert.doesNotMatch(Buffer.from(after, 'base64url').toString(), /crowd/);
    });

    it('are looked for from no place that is none, and set aside in twos of two', async () => {
      const one = await add(alex);
      const places = [
        'x',
        'AAAA',
        '!',
        Buffer.from('[0,null,"a"]'),
        Buffer.from('[9,null,"a","b","c"]'),
        Buffer.from('[1,null,"a","b\\u0000"]'),
        Buffer.from('{"0":1}'),
        Buffer.from('[1,3,"a","b"]'),
        Buffer.from('[0,null,"a","morgan, alex","1980-02-29"]'),
      ];
      for (const place of places) {
        const after = typeof place === 'string' ? place : place.toString('base64url');
        const answer = await searchDuplicates(desk, clinic, { after });
        assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'after' });
      }
      for (const id of ['nobody', 'a\u0000b', '%']) {
        assert.deepEqual(problemOf(await searchDuplicates(desk, clinic, { profileId: id })), NOT_FOUND);
        assert.deepEqual(problemOf(await setAside(desk, clinic, [one, id])), NOT_FOUND);
      }
      assert.equal(problemOf(await setAside(desk, clinic, [one, one])).code, 'malformed');
      for (const ids of [[], [one], [one, 'a', 'b']]) {
        assert.equal(problemOf(await setAside(desk, clinic, ids)).code, 'malformed');
      }
    });
  });
}
