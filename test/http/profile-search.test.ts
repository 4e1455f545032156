import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ListedProfile, ProfileSearchRequest } from '../../bff/contract/index.ts';
import { newId, systemRandom } from '../../bff/crypto/token.ts';
import { insertProfile } from '../../bff/storage/profiles.ts';
import type { Page } from '../support/browser.ts';
import { HOUR } from '../support/clock.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { foundIn, searchFor } from '../support/profile-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';
import { pause } from '../support/two-step-calls.ts';

/** Somebody to search for; the rest is nothing. */
interface Sought {
  readonly name: readonly [given: string, family: string];
  readonly birthDate?: string;
  readonly email?: string;
  readonly mobilePhone?: string;
}

for (const dialect of databases()) {
  describe(`the search for profiles, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.staff);
    });
    after(() => way.close());

    const add = async (at: TestClinic, people: readonly Sought[]) => {
      const { database, createdAt } = way.door.registry;
      await database.db.transaction().execute(async (trx) => {
        for (const { name, birthDate = null, email = null, mobilePhone = null } of people) {
          const [givenName, familyName] = name;
          const who = {
            clinicId: at.id,
            id: newId(systemRandom),
            role: 'patient' as const,
            givenName,
            familyName,
          };
          const nothing = { username: null, locale: null };
          await insertProfile(trx, { ...who, ...nothing, birthDate, email, mobilePhone, createdAt });
        }
      });
    };
    const find = async (request: ProfileSearchRequest, page = desk) =>
      foundIn(await searchFor(page, clinic, request));
    const names = async (search: string) => (await find({ search })).profiles.map(({ name }) => name);

    it('is for those who work at the clinic, and finds nobody for others', async () => {
      const other = await way.door.clinic();
      const browser = way.door.browser();
      await browser.open(other.origin).login(other.owner);
      const request = { search: '' };
      const patient = await way.enter(clinic.patient);
      assert.deepEqual(problemOf(await searchFor(patient, clinic, request)), {
        status: 403,
        code: 'not-allowed',
      });
      for (const page of [way.visit(clinic), browser.open(clinic.origin)]) {
        assert.equal(problemOf(await searchFor(page, clinic, request)).code, 'not-logged-in');
      }
      const across = await searchFor(browser.open(other.origin), clinic, request);
      assert.equal(problemOf(across).code, 'origin-not-allowed');
      for (const person of [clinic.staff, clinic.fullAccess, clinic.owner]) {
        assert.equal((await find(request, await way.enter(person))).profiles.length, 4);
      }
    });

    it("finds nobody of another clinic's, and goes on from no other list's page", async () => {
      const other = await way.door.clinic();
      const theirs: Sought[] = Array.from({ length: 30 }, (_, index) => ({ name: ['Ada', `Only${index}`] }));
      await add(other, theirs);
      await add(
        clinic,
        theirs.map(({ name: [given] }, index) => ({ name: [given, `Mine${index}`] })),
      );
      assert.deepEqual(await names('only'), []);
      const otherDesk = await way.enter(other.staff);
      const { next } = foundIn(await searchFor(otherDesk, other, { search: 'ada' }));
      const own = (await find({ search: 'ada' })).next;
      assert.ok(next !== null && own !== null);
      const flipped = `${own.slice(0, -2)}${own.endsWith('AA') ? 'BB' : 'AA'}`;
      for (const [request, after] of [
        [{ search: 'ada' }, next],
        [{ search: 'mine' }, own],
        [{ search: 'ada', who: 'patients' }, own],
        [{ search: 'ada' }, flipped],
        [{ search: 'ada' }, Buffer.from('["a","b"]').toString('base64url')],
        [{ search: 'ada' }, '1.1.AAAA'],
        [{ search: 'ada' }, '1.7.AAAA'],
        [{ search: 'ada' }, '\u0000'],
      ] as const) {
        const answer = await searchFor(desk, clinic, { ...request, after });
        assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'after' }, after);
      }
      assert.equal((await find({ search: 'ada', after: own })).profiles.length, 5);
    });

    it('finds by the beginning of each word, whatever its case and accents, all words at once', async () => {
      await add(clinic, [
        { name: ['Zoé Anne', 'Müller-Lüdenscheidt'] },
        { name: ['Zoltan', 'Muller'] },
        { name: ['Anne', 'Zobel'] },
      ]);
      assert.deepEqual(await names('zo mu'), ['Zoé Anne Müller-Lüdenscheidt', 'Zoltan Muller']);
      assert.deepEqual(await names('MÜLL'), ['Zoé Anne Müller-Lüdenscheidt', 'Zoltan Muller']);
      assert.deepEqual(await names('lüdens ann'), ['Zoé Anne Müller-Lüdenscheidt']);
      assert.deepEqual(await names('zo zo'), ['Zoé Anne Müller-Lüdenscheidt', 'Zoltan Muller', 'Anne Zobel']);
      assert.deepEqual(await names('uller'), []);
      assert.deepEqual(await names('zo mu x'), []);
    });

    it('finds by email address, username, phone number in any usual spelling, and birth date', async () => {
      await add(clinic, [
        { name: ['Ines', 'Moreau'], email: 'Ines.M@Home.example', mobilePhone: '+16045550142' },
        {
          name: ['Noa', 'Roy'],
          email: 'noa@home.example',
          mobilePhone: '+16045550177',
          birthDate: '2001-02-03',
        },
      ]);
      for (const search of [
        'ines.m@home.example',
        'INES.M@',
        '604 555 0142',
        '+1 (604) 555-0142',
        '5550142',
        '0142',
      ]) {
        assert.deepEqual(await names(search), ['Ines Moreau'], search);
      }
      assert.deepEqual(await names('2001-02-03'), ['Noa Roy']);
      assert.deepEqual(
        (await find({ search: 'full-acc' })).profiles.map(({ username }) => username),
        ['full-access'],
      );
    });

    it('pages through all by family name, each once, though many have one name', async () => {
      const many: Sought[] = Array.from({ length: 60 }, (_, index) => ({
        name: [index % 2 === 0 ? 'Lea' : 'Leo', index < 40 ? 'Same' : `Z${index}`],
        email: `le.${index}@same.example`,
      }));
      await add(clinic, many);
      for (const search of ['', 'le', 'le sam', 'same.example']) {
        const seen: ListedProfile[] = [];
        const pages: number[] = [];
        let next: string | null = null;
        do {
          const page = await find({ search, ...(next !== null && { after: next }) });
          seen.push(...page.profiles);
          pages.push(page.profiles.length);
          next = page.next;
        } while (next !== null);
        const all = search === '' ? 64 : 60;
        assert.equal(new Set(seen.map(({ id }) => id)).size, all, search);
        assert.deepEqual(pages, search === '' ? [25, 25, 14] : [25, 25, 10], search);
        const families = seen.map(({ name }) => name.split(' ').at(-1));
        assert.deepEqual(families, families.toSorted(), search);
      }
    });

    it('finds only those who work there, or only patients, where it is asked so', async () => {
      const roles = async (request: ProfileSearchRequest) =>
        (await find(request)).profiles.map(({ role }) => role).toSorted();
      for (const search of ['', 'fletch', 'fletcher kim']) {
        assert.deepEqual(await roles({ search, who: 'patients' }), ['patient'], search);
        assert.deepEqual(await roles({ search, who: 'staff' }), ['full-access', 'owner', 'staff'], search);
      }
    });

    it('tells of each what staff see, and never how the second step is proven', async () => {
      const owner = await way.enter(clinic.owner);
      await way.setUpApp(owner, clinic.owner);
      await way.setUpSms(await way.enter(clinic.fullAccess), clinic.fullAccess);
      await way.setUpPasskey(desk, clinic.staff);
      const found = async () => (await find({ search: '' })).profiles;
      const states = async () =>
        new Map((await found()).map(({ username, twoStep }) => [username, twoStep] as const));
      assert.deepEqual(
        await states(),
        new Map([
          ['patient', null],
          ...['staff', 'full-access', 'owner'].map((username) => [username, 'on'] as const),
        ]),
      );
      const paused = await pause(owner, clinic.fullAccess, {
        currentPassword: clinic.owner.password,
        hours: 1,
      });
      assert.equal(paused.status, 200);
      assert.equal((await states()).get('full-access'), 'paused');
      way.door.clock.advance(HOUR);
      desk = await way.enter(await way.member(clinic, { role: 'staff', givenName: 'Noa' }));
      assert.equal((await states()).get('full-access'), 'on');
      assert.deepEqual(Object.keys((await found())[0] ?? {}), [
        ...['id', 'name', 'role', 'birthDate', 'email', 'mobilePhone', 'username', 'twoStep'],
      ]);
    });

    it('finds nobody by what is no word, and takes nothing amiss', async () => {
      await add(clinic, [{ name: ["D'Arcy", "O'Neil"] }]);
      for (const search of [
        "'; drop table profile; --",
        '%',
        '_',
        '***',
        '\u0000',
        'kim\u0000@',
        '\ud800',
        '\u{10FFFF}',
        '()',
      ]) {
        assert.deepEqual(await names(search), [], JSON.stringify(search));
      }
      assert.deepEqual(await names("o'nei"), ["D'Arcy O'Neil"]);
      assert.equal((await searchFor(desk, clinic, { search: 'x'.repeat(401) })).status, 400);
      const bodies = [{}, { search: 1 }, { search: '', who: 'all' }, { search: '', more: 1 }];
      for (const body of bodies) {
        assert.equal((await desk.post(`/v1/clinics/${clinic.slug}/profile-search`, body)).status, 400);
      }
    });
  });
}
