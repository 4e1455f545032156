import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { appointmentRecord, practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { wholeDatabase } from '../support/whole-database.ts';

for (const dialect of databases()) {
  describe(`appointments from the practice system, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      practice = await practiceSystem(door, clinic);
      await practice.upsert([profileRecord({ practiceId: 'P-1' }), profileRecord({ practiceId: 'P-2' })]);
    });
    after(() => door.close());

    const visit = (id: string) =>
      door.node.database.db
        .selectFrom('appointment')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    const revisions = async () => {
      const rows = await door.node.database.db
        .selectFrom('practiceProfile')
        .innerJoin('profile', (join) =>
          join
            .onRef('profile.clinicId', '=', 'practiceProfile.clinicId')
            .onRef('profile.id', '=', 'practiceProfile.profileId'),
        )
        .select(['practiceId', 'appointmentsRevision'])
        .where('profile.clinicId', '=', clinic.id)
        .orderBy('practiceId')
        .execute();
      return rows.map(({ appointmentsRevision }) => appointmentsRevision);
    };
    const record = (id: string, given: Partial<ReturnType<typeof appointmentRecord>> = {}) =>
      appointmentRecord({ appointmentId: id, practiceId: 'P-1', ...given });

    it("neither the other clinic's profile nor its visit can be reached", async () => {
      const other = await door.clinic();
      const theirs = await practiceSystem(door, other);
      assert.deepEqual(await theirs.visits([record('X-1')]), [
        { kind: 'refused', reason: 'unknown-profile', field: 'practiceId' },
      ]);
      await practice.visits([record('X-1')]);
      assert.deepEqual(await theirs.cancel(['X-1']), ['unknown']);
      assert.equal((await visit('X-1')).cancelledAt, null);
    });

    it('made, changed, moved and cancelled, each counts in the feeds of those it concerns', async () => {
      const [first = 0, second = 0] = await revisions();
      const kind = async (given: Parameters<typeof record>[1]) =>
        (await practice.visits([record('V-1', given)]))[0]?.kind;
      assert.equal(await kind({}), 'created');
      assert.equal(await kind({ treatment: 'Massage' }), 'changed');
      assert.deepEqual(await revisions(), [first + 2, second]);
      assert.equal(await kind({ treatment: 'Massage', practiceId: 'P-2' }), 'changed');
      assert.deepEqual(await revisions(), [first + 3, second + 1]);
      assert.equal(await kind({ treatment: 'Massage', practiceId: 'P-2', isCancelled: true }), 'changed');
      const { sequence, cancelledAt } = await visit('V-1');
      assert.deepEqual([sequence, cancelledAt], [3, door.clock.now()]);
      assert.deepEqual(await practice.cancel(['V-1', 'V-2', 'bad id']), ['removed', 'unknown', 'unknown']);
      assert.equal((await visit('V-1')).sequence, 3);
      assert.equal(await kind({ treatment: 'Massage', practiceId: 'P-2' }), 'changed');
      assert.equal((await visit('V-1')).cancelledAt, null);
      assert.deepEqual(await practice.cancel(['V-1']), ['removed']);
      assert.deepEqual(await revisions(), [first + 3, second + 4]);
    });

    it('repeated, nothing is written; a dry run says the same and writes nothing', async () => {
      const records = Array.from({ length: 300 }, (_, index) => record(`R-${index}`));
      const empty = await wholeDatabase(door.node.database);
      const dry = await practice.visits(records, { isDryRun: true });
      assert.equal(await wholeDatabase(door.node.database), empty);
      assert.deepEqual(await practice.visits(records), dry);
      const full = await wholeDatabase(door.node.database);
      const again = await practice.visits(records);
      assert.ok(again.every(({ kind }) => kind === 'unchanged'));
      assert.equal(await wholeDatabase(door.node.database), full);
    });

    it('what is wrong is refused by name, and keeps nothing else out', async () => {
      const wrong: readonly (readonly [Parameters<typeof record>[1], string])[] = [
        [{ startsAt: 'tomorrow' }, 'malformed startsAt'],
        [{ startsAt: '2026-02-30T09:00:00Z' }, 'malformed startsAt'],
        [{ startsAt: '' }, 'missing startsAt'],
        [{ endsAt: '2026-12-01T09:30:00-08:00' }, 'ends-before-start endsAt'],
        [{ practitioner: '' }, 'missing practitioner'],
        [{ treatment: 'x'.repeat(1_000_000) }, 'too-long treatment'],
        [{ place: 'two\nlines' }, 'malformed place'],
        [{ onlineUrl: 'http://video.example/' }, 'malformed onlineUrl'],
        [{ onlineUrl: 'javascript:alert(1)' }, 'malformed onlineUrl'],
        [{ onlineUrl: 'https://user:secret@video.example/' }, 'malformed onlineUrl'],
        [{ practiceId: 'P 1' }, 'malformed practiceId'],
        [{ practiceId: 'P-9' }, 'unknown-profile practiceId'],
        [{ appointmentId: '' }, 'missing appointmentId'],
      ];
      for (const [given, why] of wrong) {
        const [one, other] = await practice.visits([record('W-1', given), record('W-2')]);
        assert.ok(
          one?.kind === 'refused' && `${one.reason} ${one.field}` === why,
          `${why}: ${JSON.stringify(one)}`,
        );
        assert.notEqual(other?.kind, 'refused');
      }
      const twice = await practice.visits([record('W-3'), record('W-3')]);
      assert.deepEqual(twice[1], { kind: 'refused', reason: 'duplicate-id', field: 'appointmentId' });
    });
  });
}
