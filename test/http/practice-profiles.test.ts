import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PracticeProfile } from '../../bff/contract/index.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  peopleOf,
  profileKnownAs,
  putProfiles,
  refusedRecord,
  removeProfiles,
} from '../support/practice-people.ts';
import { aRecord, connectPracticeSystem, type PracticeSystem } from '../support/practice.ts';

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
      system = await connectPracticeSystem(door, clinic, { name: 'Booking desk', scopes: ['profiles'] });
    });
    after(() => door.close());

    it('are made, changed and left as they are, by the practice system’s own ids', async () => {
      const record = aRecord({ id: 'P-1', email: 'noor@mail.example', mobilePhone: '604 555 0123' });
      const [made] = await putProfiles(system, record);
      assert.equal(made?.outcome, 'created');
      const before = await peopleOf(door.node, clinic);
      assert.deepEqual(await putProfiles(system, record), [{ ...made, outcome: 'unchanged' }]);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
      assert.deepEqual(await putProfiles(system, { ...record, givenName: 'Nour' }), [
        { ...made, outcome: 'changed' },
      ]);
      const stored = await profileKnownAs(door.node, clinic, 'P-1');
      assert.deepEqual(
        [stored?.id, stored?.givenName, stored?.role, stored?.mobilePhone],
        [made.profileId, 'Nour', 'patient', '+16045550123'],
      );
    });

    it('lose what a record leaves out, but for the role', async () => {
      const both = await connectPracticeSystem(door, clinic, { scopes: ['profiles', 'staff'] });
      await putProfiles(
        both,
        aRecord({ id: 'P-1', role: 'staff', email: 'noor@mail.example', locale: 'fr' }),
      );
      await putProfiles(both, { id: 'P-1', givenName: 'Noor', familyName: 'Haddad' });
      const { role, email, locale, birthDate } = (await profileKnownAs(door.node, clinic, 'P-1')) ?? {};
      assert.deepEqual(
        { role, email, locale, birthDate },
        { role: 'staff', email: null, locale: null, birthDate: null },
      );
    });

    it('are told to the audit log with the key’s name, and without what they say', async () => {
      await putProfiles(system, aRecord({ id: 'P-1', email: 'noor@mail.example' }));
      door.clock.advance(1);
      await putProfiles(system, aRecord({ id: 'P-1', email: 'other@mail.example' }));
      door.clock.advance(1);
      await removeProfiles(system, 'P-1');
      const { events } = await peopleOf(door.node, clinic);
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
      const [made] = await putProfiles(system, aRecord({ id: 'P-1' }));
      const before = await peopleOf(door.node, clinic);
      const other = await connectPracticeSystem(door, elsewhere, { scopes: ['profiles'] });
      const [theirs] = await putProfiles(other, aRecord({ id: 'P-1', givenName: 'Other' }));
      assert.equal(theirs?.outcome, 'created');
      assert.notEqual(theirs.profileId, made?.outcome === 'created' && made.profileId);
      assert.deepEqual(await removeProfiles(other, 'P-1', 'P-2'), ['removed', 'unknown']);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
    });

    it('that stand twice in one call go in once', async () => {
      const results = await putProfiles(
        system,
        aRecord({ id: 'P-1', givenName: 'One' }),
        aRecord({ id: 'P-2' }),
        aRecord({ id: 'P-1', givenName: 'Two' }),
      );
      assert.deepEqual(
        results.map(({ outcome }) => outcome),
        ['created', 'created', 'refused'],
      );
      assert.deepEqual(results[2], refusedRecord('P-1', 'duplicate-id', 'id'));
      assert.equal((await profileKnownAs(door.node, clinic, 'P-1'))?.givenName, 'One');
      // However far apart they stand.
      const many = Array.from({ length: 200 }, (_, index) => aRecord({ id: `Q-${index}` }));
      const apart = await putProfiles(system, ...many, aRecord({ id: 'Q-0', givenName: 'Two' }), {
        id: 'Q-1',
      });
      assert.deepEqual(apart.slice(200), [
        refusedRecord('Q-0', 'duplicate-id', 'id'),
        refusedRecord('Q-1', 'duplicate-id', 'id'),
      ]);
      assert.equal((await profileKnownAs(door.node, clinic, 'Q-0'))?.givenName, 'Noor');
    });

    it('that were merged into another lead there and change nothing', async () => {
      const [kept] = await putProfiles(system, aRecord({ id: 'P-1' }));
      assert.ok(kept?.outcome === 'created');
      await door.node.database.db
        .insertInto('practiceProfile')
        .values({ clinicId: clinic.id, practiceId: 'P-2', profileId: kept.profileId, isMerged: 1 })
        .execute();
      const before = await peopleOf(door.node, clinic);
      const record: PracticeProfile = aRecord({
        id: 'P-2',
        givenName: 'Somebody',
        email: 'else@mail.example',
      });
      assert.deepEqual(await putProfiles(system, record), [
        { id: 'P-2', outcome: 'unchanged', profileId: kept.profileId },
      ]);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
    });
  });
}
