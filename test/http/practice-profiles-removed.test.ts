import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newId, systemRandom } from '../../bff/crypto/token.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { peopleOf, putProfiles, removeProfiles } from '../support/practice-people.ts';
import { aRecord, connectPracticeSystem, type PracticeSystem } from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`profiles that the practice system removes, on ${dialect.name}`, () => {
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

    it('are removed with all they had, and then unknown; what is no id is no mistake', async () => {
      const [made] = await putProfiles(system, aRecord({ id: 'P-1' }), aRecord({ id: 'P-2' }));
      assert.deepEqual(await removeProfiles(system, 'P-1', 'P-9', 'P-1', '\u0000', '', 'x'.repeat(500)), [
        'removed',
        'unknown',
        'removed',
        'unknown',
        'unknown',
        'unknown',
      ]);
      assert.deepEqual(await removeProfiles(system, 'P-1'), ['unknown']);
      const { profiles, ids } = await peopleOf(door.node, clinic);
      assert.ok(!profiles.some(({ id }) => made?.outcome === 'created' && id === made.profileId));
      assert.deepEqual(
        ids.map(({ practiceId }) => practiceId),
        ['P-2'],
      );
      const answer = await system.post('/profiles/remove', { ids: ['P-2', 7] });
      assert.deepEqual(problemOf(answer), { status: 400, code: 'malformed', field: 'ids' });
      const [again] = await putProfiles(system, aRecord({ id: 'P-1' }));
      assert.equal(again?.outcome, 'created');
      assert.notEqual(made?.outcome === 'created' && made.profileId, again.profileId);
    });

    it('say nothing of a person who logs in here but is not known by that id', async () => {
      const before = await peopleOf(door.node, clinic);
      assert.deepEqual(await removeProfiles(system, clinic.patient.profileId, newId(systemRandom)), [
        'unknown',
        'unknown',
      ]);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
      door.clock.advance(10 * SECOND);
      const [made] = await putProfiles(system, aRecord({ id: clinic.patient.profileId }));
      assert.ok(made?.outcome === 'created' && made.profileId !== clinic.patient.profileId);
    });
  });
}
