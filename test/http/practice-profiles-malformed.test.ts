import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { peopleOf, putProfiles, refusedRecord } from '../support/practice-people.ts';
import { aRecord, connectPracticeSystem, type PracticeSystem, profilesIn } from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`malformed profiles from the practice system, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let system: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      system = await connectPracticeSystem(door, clinic, { scopes: ['profiles'] });
    });
    after(() => door.close());

    const wrong: readonly (readonly [unknown, object])[] = [
      [null, refusedRecord(null, 'malformed')],
      ['P-9', refusedRecord(null, 'malformed')],
      [['P-9'], refusedRecord(null, 'malformed')],
      [{}, refusedRecord(null, 'missing', 'id')],
      [aRecord({ id: '' }), refusedRecord(null, 'missing', 'id')],
      [{ ...aRecord({ id: 'P-9' }), id: 9 }, refusedRecord(null, 'malformed', 'id')],
      [aRecord({ id: 'P 9' }), refusedRecord(null, 'malformed', 'id')],
      [aRecord({ id: 'P\u0000' }), refusedRecord(null, 'malformed', 'id')],
      [aRecord({ id: 'x'.repeat(101) }), refusedRecord(null, 'malformed', 'id')],
      [{ id: 'P-9', familyName: 'Haddad' }, refusedRecord('P-9', 'missing', 'givenName')],
      [aRecord({ id: 'P-9', givenName: '  ' }), refusedRecord('P-9', 'missing', 'givenName')],
      [aRecord({ id: 'P-9', givenName: 'a\u0000b' }), refusedRecord('P-9', 'malformed', 'givenName')],
      [aRecord({ id: 'P-9', givenName: '\ud83d' }), refusedRecord('P-9', 'malformed', 'givenName')],
      [aRecord({ id: 'P-9', familyName: 'x'.repeat(101) }), refusedRecord('P-9', 'too-long', 'familyName')],
      [
        aRecord({ id: 'P-9', familyName: 'x'.repeat(200_000) }),
        refusedRecord('P-9', 'too-long', 'familyName'),
      ],
      [aRecord({ id: 'P-9', birthDate: '1990-02-30' }), refusedRecord('P-9', 'malformed', 'birthDate')],
      [aRecord({ id: 'P-9', birthDate: '2027-01-01' }), refusedRecord('P-9', 'in-the-future', 'birthDate')],
      [aRecord({ id: 'P-9', email: 'not an address' }), refusedRecord('P-9', 'malformed', 'email')],
      [aRecord({ id: 'P-9', email: 'a\u0000@mail.example' }), refusedRecord('P-9', 'malformed', 'email')],
      [aRecord({ id: 'P-9', mobilePhone: '12' }), refusedRecord('P-9', 'malformed', 'mobilePhone')],
      [
        { ...aRecord({ id: 'P-9' }), mobilePhone: 6_045_550_123 },
        refusedRecord('P-9', 'malformed', 'mobilePhone'),
      ],
      [aRecord({ id: 'P-9', locale: 'tlh' }), refusedRecord('P-9', 'malformed', 'locale')],
      [{ ...aRecord({ id: 'P-9' }), role: 'admin' }, refusedRecord('P-9', 'malformed', 'role')],
      [
        { ...aRecord({ id: 'P-9' }), mobile_phone: '604 555 0123' },
        refusedRecord('P-9', 'malformed', 'mobile_phone'),
      ],
      [{ ...aRecord({ id: 'P-9' }), 'what a field!': 1 }, refusedRecord('P-9', 'malformed')],
      [{ ...aRecord({ id: 'P-9' }), username: 'noor' }, refusedRecord('P-9', 'malformed', 'username')],
      [JSON.parse('{"__proto__":{"id":"P-9"}}'), refusedRecord(null, 'missing', 'id')],
    ];

    it('that are not as they should be are each named with the reason, and the rest goes in', async () => {
      // An id that stands in a call twice is refused for that: each of these has its own.
      const numbered = wrong.map(
        (pair, index) =>
          JSON.parse(JSON.stringify(pair).replaceAll('P-9', `wrong-${index}`)) as readonly [unknown, object],
      );
      const records = numbered.flatMap(([record], index) => [record, aRecord({ id: `good-${index}` })]);
      const results = await putProfiles(system, ...records);
      assert.deepEqual(
        results.filter((_, index) => index % 2 === 0),
        numbered.map(([, result]) => result),
      );
      for (const [index, result] of results.filter((_, each) => each % 2 === 1).entries()) {
        assert.deepEqual([result.id, result.outcome], [`good-${index}`, 'created']);
      }
      const { ids } = await peopleOf(door.node, clinic);
      assert.equal(ids.length, wrong.length);
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
      assert.deepEqual(profilesIn(answer), [refusedRecord(null, 'malformed')]);
    });
  });
}
