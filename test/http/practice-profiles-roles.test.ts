import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Role } from '../../bff/contract/index.ts';
import type { ApiScope } from '../../bff/domain/api-key.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  makeKnown,
  peopleOf,
  putProfiles,
  refusedRecord,
  removeProfiles,
} from '../support/practice-people.ts';
import { aRecord, connectPracticeSystem, type PracticeSystem } from '../support/practice.ts';

for (const dialect of databases()) {
  describe(`profiles from the practice system and their roles, on ${dialect.name}`, () => {
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

    const systemFor = (scopes: readonly ApiScope[]) => connectPracticeSystem(door, clinic, { scopes });

    for (const role of ['staff', 'full-access', 'owner'] as const satisfies readonly Role[]) {
      it(`of a key for patients are never ${role}: neither made, nor changed, nor removed`, async () => {
        const person = { staff: clinic.staff, 'full-access': clinic.fullAccess, owner: clinic.owner }[role];
        await makeKnown(door.node, person, 'S-1');
        await putProfiles(system, aRecord({ id: 'P-1' }));
        const page = door.browser().open(clinic.origin);
        assert.equal((await page.login(person)).status, 200);
        const before = await peopleOf(door.node, clinic);
        const email = 'attacker@evil.example';
        assert.deepEqual(
          await putProfiles(
            system,
            aRecord({ id: 'S-1', email }),
            aRecord({ id: 'S-2', role, email }),
            aRecord({ id: 'P-1', role, email }),
          ),
          ['S-1', 'S-2', 'P-1'].map((id) => refusedRecord(id, 'role-not-allowed', 'role')),
        );
        assert.deepEqual(await putProfiles(system, aRecord({ id: 'S-1', role: 'patient', email })), [
          refusedRecord('S-1', 'role-not-allowed', 'role'),
        ]);
        assert.deepEqual(await removeProfiles(system, 'S-1'), ['refused']);
        assert.deepEqual(await peopleOf(door.node, clinic), before);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
      });
    }

    it('of a key for staff are never an owner, whose email address no key changes', async () => {
      const all = await systemFor(['profiles', 'staff', 'appointments', 'sessions']);
      await makeKnown(door.node, clinic.owner, 'O-1');
      await putProfiles(all, aRecord({ id: 'S-1', role: 'full-access' }));
      const before = await peopleOf(door.node, clinic);
      const email = 'attacker@evil.example';
      const attempts = [undefined, 'patient', 'staff', 'full-access', 'owner'] as const;
      for (const role of attempts) {
        const record = aRecord({ id: 'O-1', email, ...(role && { role }) });
        assert.deepEqual(
          await putProfiles(all, record),
          [refusedRecord('O-1', 'role-not-allowed', 'role')],
          role ?? 'none',
        );
      }
      assert.deepEqual(await putProfiles(all, aRecord({ id: 'S-1', role: 'owner' })), [
        refusedRecord('S-1', 'role-not-allowed', 'role'),
      ]);
      assert.deepEqual(await putProfiles(all, aRecord({ id: 'O-2', role: 'owner' })), [
        refusedRecord('O-2', 'role-not-allowed', 'role'),
      ]);
      assert.deepEqual(await removeProfiles(all, 'O-1'), ['refused']);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
    });

    it('of a key for staff alone are no patients', async () => {
      const staffOnly = await systemFor(['staff']);
      await putProfiles(system, aRecord({ id: 'P-1' }));
      const before = await peopleOf(door.node, clinic);
      assert.deepEqual(
        await putProfiles(staffOnly, aRecord({ id: 'P-1', role: 'staff' }), aRecord({ id: 'P-2' })),
        [refusedRecord('P-1', 'role-not-allowed', 'role'), refusedRecord('P-2', 'role-not-allowed', 'role')],
      );
      assert.deepEqual(await removeProfiles(staffOnly, 'P-1'), ['refused']);
      assert.deepEqual(await peopleOf(door.node, clinic), before);
    });
  });
}
