import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PracticeProfile, PracticeProfilesAnswer, Role } from '../../bff/contract/index.ts';
import { newId, systemRandom } from '../../bff/crypto/token.ts';
import type { ApiScope } from '../../bff/domain/api-key.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  aRecord,
  createPracticeSystem,
  makeTestKey,
  type PracticeSystem,
  profilesIn,
  removalsIn,
} from '../support/practice.ts';

type Result = PracticeProfilesAnswer['results'][number];

for (const dialect of databases()) {
  describe(`profiles from the practice system, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let system: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      system = await systemFor(['profiles']);
    });
    after(() => door.close());

    const systemFor = async (scopes: readonly ApiScope[], at: StaffedClinic = clinic) => {
      const { key } = await makeTestKey(door.node, door.clock, at, { name: 'Booking desk', scopes });
      return createPracticeSystem({ ...door.node, slug: at.slug, key });
    };
    const put = async (of: PracticeSystem, ...profiles: readonly unknown[]): Promise<readonly Result[]> => {
      const answer = await of.put('/profiles', { profiles });
      assert.equal(answer.status, 200, answer.text);
      return profilesIn(answer);
    };
    const remove = async (of: PracticeSystem, ...ids: readonly string[]) => {
      const answer = await of.post('/profiles/remove', { ids });
      assert.equal(answer.status, 200, answer.text);
      return removalsIn(answer).map(({ outcome }) => outcome);
    };
    const problemOf = (answer: Answer) => ({ status: answer.status, ...problemIn(answer).problem });
    /** Everything that the database holds of the clinic's people, and what was recorded. */
    const state = async () => {
      const { db } = door.node.database;
      const of = { clinicId: clinic.id };
      return {
        profiles: await db
          .selectFrom('profile')
          .selectAll()
          .where('clinicId', '=', of.clinicId)
          .orderBy('id')
          .execute(),
        ids: await db
          .selectFrom('practiceProfile')
          .selectAll()
          .where('clinicId', '=', of.clinicId)
          .orderBy('practiceId')
          .execute(),
        words: await db
          .selectFrom('profileWord')
          .selectAll()
          .where('clinicId', '=', of.clinicId)
          .orderBy('profileId')
          .orderBy('word')
          .execute(),
        events: await db
          .selectFrom('auditEvent')
          .selectAll()
          .where('clinicId', '=', of.clinicId)
          .where('event', '<>', 'api-key-made')
          .orderBy('id')
          .execute(),
        outbox: await db.selectFrom('outbox').selectAll().where('clinicId', '=', of.clinicId).execute(),
        sessions: await db.selectFrom('session').selectAll().where('clinicId', '=', of.clinicId).execute(),
      };
    };
    const profileNamed = async (practiceId: string) =>
      door.node.database.db
        .selectFrom('profile')
        .innerJoin('practiceProfile', (join) =>
          join
            .onRef('practiceProfile.clinicId', '=', 'profile.clinicId')
            .onRef('practiceProfile.profileId', '=', 'profile.id'),
        )
        .selectAll('profile')
        .where('practiceProfile.clinicId', '=', clinic.id)
        .where('practiceProfile.practiceId', '=', practiceId)
        .executeTakeFirst();
    /** Has the practice system know somebody who is there already. */
    const know = (person: TestPerson, practiceId: string) =>
      door.node.database.db
        .insertInto('practiceProfile')
        .values({ clinicId: clinic.id, practiceId, profileId: person.profileId, isMerged: 0 })
        .execute();
    const refused = (id: string | null, reason: string, field?: string) => ({
      id,
      outcome: 'refused',
      reason,
      ...(field !== undefined && { field }),
    });

    it('are made, changed and left as they are, by the practice system’s own ids', async () => {
      const record = aRecord({ id: 'P-1', email: 'noor@mail.example', mobilePhone: '604 555 0123' });
      const [made] = await put(system, record);
      assert.equal(made?.outcome, 'created');
      const before = await state();
      assert.deepEqual(await put(system, record), [{ ...made, outcome: 'unchanged' }]);
      assert.deepEqual(await state(), before);
      assert.deepEqual(await put(system, { ...record, givenName: 'Nour' }), [
        { ...made, outcome: 'changed' },
      ]);
      const stored = await profileNamed('P-1');
      assert.deepEqual(
        [stored?.id, stored?.givenName, stored?.role, stored?.mobilePhone],
        [made.profileId, 'Nour', 'patient', '+16045550123'],
      );
    });

    it('lose what a record leaves out, but for the role', async () => {
      const both = await systemFor(['profiles', 'staff']);
      await put(both, aRecord({ id: 'P-1', role: 'staff', email: 'noor@mail.example', locale: 'fr' }));
      await put(both, { id: 'P-1', givenName: 'Noor', familyName: 'Haddad' });
      const { role, email, locale, birthDate } = (await profileNamed('P-1')) ?? {};
      assert.deepEqual(
        { role, email, locale, birthDate },
        { role: 'staff', email: null, locale: null, birthDate: null },
      );
    });

    it('are told to the audit log with the key’s name, and without what they say', async () => {
      await put(system, aRecord({ id: 'P-1', email: 'noor@mail.example' }));
      door.clock.advance(1);
      await put(system, aRecord({ id: 'P-1', email: 'other@mail.example' }));
      door.clock.advance(1);
      await remove(system, 'P-1');
      const { events } = await state();
      assert.deepEqual(
        events.map(({ event, actorKind, actorName, address }) => ({ event, actorKind, actorName, address })),
        ['profile-created', 'profile-changed', 'profile-removed'].map((event) => ({
          event,
          actorKind: 'api-key',
          actorName: 'Booking desk',
          address: '192.0.2.44',
        })),
      );
      for (const { details, requestId, actorId } of events) {
        assert.doesNotMatch(details, /Noor|Haddad|mail\.example|P-1/);
        assert.match(requestId ?? '', /^[0-9a-f-]{36}$/);
        assert.match(actorId ?? '', /^[0-9a-f]{16}$/);
      }
    });

    it('are another clinic’s where another clinic uses the same ids', async () => {
      const elsewhere = await door.clinic();
      const [made] = await put(system, aRecord({ id: 'P-1' }));
      const before = await state();
      const other = await systemFor(['profiles'], elsewhere);
      const [theirs] = await put(other, aRecord({ id: 'P-1', givenName: 'Other' }));
      assert.equal(theirs?.outcome, 'created');
      assert.notEqual(theirs.profileId, made?.outcome === 'created' && made.profileId);
      assert.deepEqual(await remove(other, 'P-1', 'P-2'), ['removed', 'unknown']);
      assert.deepEqual(await state(), before);
    });

    for (const role of ['staff', 'full-access', 'owner'] as const satisfies readonly Role[]) {
      it(`of a key for patients are never ${role}: neither made, nor changed, nor removed`, async () => {
        const person = { staff: clinic.staff, 'full-access': clinic.fullAccess, owner: clinic.owner }[role];
        await know(person, 'S-1');
        await put(system, aRecord({ id: 'P-1' }));
        const page = door.browser().open(clinic.origin);
        assert.equal((await page.login(person)).status, 200);
        const before = await state();
        const email = 'attacker@evil.example';
        assert.deepEqual(
          await put(
            system,
            aRecord({ id: 'S-1', email }),
            aRecord({ id: 'S-2', role, email }),
            aRecord({ id: 'P-1', role, email }),
          ),
          ['S-1', 'S-2', 'P-1'].map((id) => refused(id, 'role-not-allowed', 'role')),
        );
        assert.deepEqual(await put(system, aRecord({ id: 'S-1', role: 'patient', email })), [
          refused('S-1', 'role-not-allowed', 'role'),
        ]);
        assert.deepEqual(await remove(system, 'S-1'), ['refused']);
        assert.deepEqual(await state(), before);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
      });
    }

    it('of a key for staff are never an owner, whose email address no key changes', async () => {
      const all = await systemFor(['profiles', 'staff', 'appointments', 'sessions']);
      await know(clinic.owner, 'O-1');
      await put(all, aRecord({ id: 'S-1', role: 'full-access' }));
      const before = await state();
      const email = 'attacker@evil.example';
      const attempts = [undefined, 'patient', 'staff', 'full-access', 'owner'] as const;
      for (const role of attempts) {
        const record = aRecord({ id: 'O-1', email, ...(role && { role }) });
        assert.deepEqual(
          await put(all, record),
          [refused('O-1', 'role-not-allowed', 'role')],
          role ?? 'none',
        );
      }
      assert.deepEqual(await put(all, aRecord({ id: 'S-1', role: 'owner' })), [
        refused('S-1', 'role-not-allowed', 'role'),
      ]);
      assert.deepEqual(await put(all, aRecord({ id: 'O-2', role: 'owner' })), [
        refused('O-2', 'role-not-allowed', 'role'),
      ]);
      assert.deepEqual(await remove(all, 'O-1'), ['refused']);
      assert.deepEqual(await state(), before);
    });

    it('of a key for staff alone are no patients', async () => {
      const staffOnly = await systemFor(['staff']);
      await put(system, aRecord({ id: 'P-1' }));
      const before = await state();
      assert.deepEqual(await put(staffOnly, aRecord({ id: 'P-1', role: 'staff' }), aRecord({ id: 'P-2' })), [
        refused('P-1', 'role-not-allowed', 'role'),
        refused('P-2', 'role-not-allowed', 'role'),
      ]);
      assert.deepEqual(await remove(staffOnly, 'P-1'), ['refused']);
      assert.deepEqual(await state(), before);
    });

    const wrong: readonly (readonly [unknown, object])[] = [
      [null, refused(null, 'malformed')],
      ['P-9', refused(null, 'malformed')],
      [['P-9'], refused(null, 'malformed')],
      [{}, refused(null, 'missing', 'id')],
      [aRecord({ id: '' }), refused(null, 'missing', 'id')],
      [{ ...aRecord({ id: 'P-9' }), id: 9 }, refused(null, 'malformed', 'id')],
      [aRecord({ id: 'P 9' }), refused(null, 'malformed', 'id')],
      [aRecord({ id: 'P\u0000' }), refused(null, 'malformed', 'id')],
      [aRecord({ id: 'x'.repeat(101) }), refused(null, 'malformed', 'id')],
      [{ id: 'P-9', familyName: 'Haddad' }, refused('P-9', 'missing', 'givenName')],
      [aRecord({ id: 'P-9', givenName: '  ' }), refused('P-9', 'missing', 'givenName')],
      [aRecord({ id: 'P-9', givenName: 'a\u0000b' }), refused('P-9', 'malformed', 'givenName')],
      [aRecord({ id: 'P-9', givenName: '\ud83d' }), refused('P-9', 'malformed', 'givenName')],
      [aRecord({ id: 'P-9', familyName: 'x'.repeat(101) }), refused('P-9', 'too-long', 'familyName')],
      [aRecord({ id: 'P-9', familyName: 'x'.repeat(200_000) }), refused('P-9', 'too-long', 'familyName')],
      [aRecord({ id: 'P-9', birthDate: '1990-02-30' }), refused('P-9', 'malformed', 'birthDate')],
      [aRecord({ id: 'P-9', birthDate: '2027-01-01' }), refused('P-9', 'in-the-future', 'birthDate')],
      [aRecord({ id: 'P-9', email: 'not an address' }), refused('P-9', 'malformed', 'email')],
      [aRecord({ id: 'P-9', email: 'a\u0000@mail.example' }), refused('P-9', 'malformed', 'email')],
      [aRecord({ id: 'P-9', mobilePhone: '12' }), refused('P-9', 'malformed', 'mobilePhone')],
      [{ ...aRecord({ id: 'P-9' }), mobilePhone: 6_045_550_123 }, refused('P-9', 'malformed', 'mobilePhone')],
      [aRecord({ id: 'P-9', locale: 'tlh' }), refused('P-9', 'malformed', 'locale')],
      [{ ...aRecord({ id: 'P-9' }), role: 'admin' }, refused('P-9', 'malformed', 'role')],
      [
        { ...aRecord({ id: 'P-9' }), mobile_phone: '604 555 0123' },
        refused('P-9', 'malformed', 'mobile_phone'),
      ],
      [{ ...aRecord({ id: 'P-9' }), 'what a field!': 1 }, refused('P-9', 'malformed')],
      [{ ...aRecord({ id: 'P-9' }), username: 'noor' }, refused('P-9', 'malformed', 'username')],
      [JSON.parse('{"__proto__":{"id":"P-9"}}'), refused(null, 'missing', 'id')],
    ];

    it('that are not as they should be are each named with the reason, and the rest goes in', async () => {
      // An id that stands in a call twice is refused for that: each of these has its own.
      const numbered = wrong.map(
        (pair, index) =>
          JSON.parse(JSON.stringify(pair).replaceAll('P-9', `wrong-${index}`)) as readonly [unknown, object],
      );
      const records = numbered.flatMap(([record], index) => [record, aRecord({ id: `good-${index}` })]);
      const results = await put(system, ...records);
      assert.deepEqual(
        results.filter((_, index) => index % 2 === 0),
        numbered.map(([, result]) => result),
      );
      for (const [index, result] of results.filter((_, each) => each % 2 === 1).entries()) {
        assert.deepEqual([result.id, result.outcome], [`good-${index}`, 'created']);
      }
      const { ids } = await state();
      assert.equal(ids.length, wrong.length);
    });

    it('that stand twice in one call go in once', async () => {
      const results = await put(
        system,
        aRecord({ id: 'P-1', givenName: 'One' }),
        aRecord({ id: 'P-2' }),
        aRecord({ id: 'P-1', givenName: 'Two' }),
      );
      assert.deepEqual(
        results.map(({ outcome }) => outcome),
        ['created', 'created', 'refused'],
      );
      assert.deepEqual(results[2], refused('P-1', 'duplicate-id', 'id'));
      assert.equal((await profileNamed('P-1'))?.givenName, 'One');
      // However far apart they stand.
      const many = Array.from({ length: 200 }, (_, index) => aRecord({ id: `Q-${index}` }));
      const apart = await put(system, ...many, aRecord({ id: 'Q-0', givenName: 'Two' }), { id: 'Q-1' });
      assert.deepEqual(apart.slice(200), [
        refused('Q-0', 'duplicate-id', 'id'),
        refused('Q-1', 'duplicate-id', 'id'),
      ]);
      assert.equal((await profileNamed('Q-0'))?.givenName, 'Noor');
    });

    it('are 500 at the most: of 501 none goes in', async () => {
      const records = Array.from({ length: 501 }, (_, index) => aRecord({ id: `P-${index}` }));
      const answer = await system.put('/profiles', { profiles: records });
      assert.deepEqual(problemOf(answer), { status: 413, code: 'too-large', field: 'profiles' });
      assert.deepEqual((await state()).ids, []);
      const results = await put(system, ...records.slice(0, 500));
      assert.equal(results.filter(({ outcome }) => outcome === 'created').length, 500);
      assert.deepEqual(
        results.map(({ id }) => id),
        records.slice(0, 500).map(({ id }) => id),
      );
      const ids = records.map(({ id }) => id);
      assert.equal((await system.post('/profiles/remove', { ids })).status, 413);
      assert.deepEqual(new Set(await remove(system, ...ids.slice(0, 500))), new Set(['removed']));
      assert.equal((await state()).profiles.length, 4);
    });

    it('are a megabyte at the most, announced or not, and more is not read', async () => {
      const filled = (bytes: number) => {
        const body = JSON.stringify({ profiles: [aRecord({ id: 'P-1', givenName: '' })] });
        return body.replace('"givenName":""', `"givenName":"${'x'.repeat(bytes - body.length)}"`);
      };
      const megabyte = 1024 * 1024;
      const send = (body: string | ReadableStream<Uint8Array>, headers = {}) =>
        system.send({ method: 'PUT', path: '/profiles', body, headers });
      const whole = filled(megabyte);
      assert.equal(Buffer.byteLength(whole), megabyte);
      const [result] = profilesIn(await send(whole));
      assert.deepEqual(result, refused('P-1', 'too-long', 'givenName'));
      const more = filled(megabyte + 1);
      for (const answer of [await send(more), await send(more, { 'Content-Length': String(more.length) })]) {
        assert.deepEqual(problemOf(answer), { status: 413, code: 'too-large' });
      }
      let chunks = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          chunks += 1;
          if (chunks > 5000) controller.close();
          else controller.enqueue(new Uint8Array(8192).fill(32));
        },
      });
      assert.equal((await send(endless)).status, 413);
      assert.ok(chunks < 200, `${chunks} chunks were read`);
    });

    const bodies: readonly (readonly [body: string, field?: string])[] = [
      [''],
      ['{'],
      ['null'],
      ['1'],
      ['[]', 'profiles'],
      ['{}', 'profiles'],
      ['{"profiles":{}}', 'profiles'],
      ['{"profiles":"x"}', 'profiles'],
      ['{"profiles":[],"role":"owner"}'],
      ['{"__proto__":{"profiles":[]}}'],
      [`{"profiles":${'['.repeat(100_000)}`],
    ];
    for (const [body, field] of bodies) {
      it(`are malformed as a whole as ${JSON.stringify(body.slice(0, 40))}`, async () => {
        const answer = await system.send({ method: 'PUT', path: '/profiles', body });
        const problem = { status: 400, code: 'malformed', ...(field && { field }) };
        assert.deepEqual(problemOf(answer), problem);
      });
    }

    it('can be nested without end, and are just malformed', async () => {
      const nested = '['.repeat(200_000) + ']'.repeat(200_000);
      const answer = await system.send({
        method: 'PUT',
        path: '/profiles',
        body: `{"profiles":[${nested}]}`,
      });
      assert.deepEqual(profilesIn(answer), [refused(null, 'malformed')]);
    });

    it('are removed with all they had, and then unknown; what is no id is no mistake', async () => {
      const [made] = await put(system, aRecord({ id: 'P-1' }), aRecord({ id: 'P-2' }));
      assert.deepEqual(await remove(system, 'P-1', 'P-9', 'P-1', '\u0000', '', 'x'.repeat(500)), [
        'removed',
        'unknown',
        'removed',
        'unknown',
        'unknown',
        'unknown',
      ]);
      assert.deepEqual(await remove(system, 'P-1'), ['unknown']);
      const { profiles, ids } = await state();
      assert.ok(!profiles.some(({ id }) => made?.outcome === 'created' && id === made.profileId));
      assert.deepEqual(
        ids.map(({ practiceId }) => practiceId),
        ['P-2'],
      );
      const answer = await system.post('/profiles/remove', { ids: ['P-2', 7] });
      assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'ids' });
      const [again] = await put(system, aRecord({ id: 'P-1' }));
      assert.equal(again?.outcome, 'created');
      assert.notEqual(made?.outcome === 'created' && made.profileId, again.profileId);
    });

    it('that were merged into another lead there and change nothing', async () => {
      const [kept] = await put(system, aRecord({ id: 'P-1' }));
      assert.ok(kept?.outcome === 'created');
      await door.node.database.db
        .insertInto('practiceProfile')
        .values({ clinicId: clinic.id, practiceId: 'P-2', profileId: kept.profileId, isMerged: 1 })
        .execute();
      const before = await state();
      const record: PracticeProfile = aRecord({
        id: 'P-2',
        givenName: 'Somebody',
        email: 'else@mail.example',
      });
      assert.deepEqual(await put(system, record), [
        { id: 'P-2', outcome: 'unchanged', profileId: kept.profileId },
      ]);
      assert.deepEqual(await state(), before);
    });

    it('say nothing of a person who logs in here but is not known by that id', async () => {
      const before = await state();
      assert.deepEqual(await remove(system, clinic.patient.profileId, newId(systemRandom)), [
        'unknown',
        'unknown',
      ]);
      assert.deepEqual(await state(), before);
      door.clock.advance(10 * SECOND);
      const [made] = await put(system, aRecord({ id: clinic.patient.profileId }));
      assert.ok(made?.outcome === 'created' && made.profileId !== clinic.patient.profileId);
    });
  });
}
