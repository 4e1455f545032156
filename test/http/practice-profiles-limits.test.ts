import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { peopleOf, putProfiles, refusedRecord, removeProfiles } from '../support/practice-people.ts';
import { aRecord, connectPracticeSystem, type PracticeSystem, profilesIn } from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`profiles in one call of the practice system, on ${dialect.name}`, () => {
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

    it('are 500 at the most: of 501 none goes in', async () => {
      const records = Array.from({ length: 501 }, (_, index) => aRecord({ id: `P-${index}` }));
      const answer = await system.put('/profiles', { profiles: records });
      assert.deepEqual(problemOf(answer), { status: 413, code: 'too-large', field: 'profiles' });
      assert.deepEqual((await peopleOf(door.node, clinic)).ids, []);
      const results = await putProfiles(system, ...records.slice(0, 500));
      assert.equal(results.filter(({ outcome }) => outcome === 'created').length, 500);
      assert.deepEqual(
        results.map(({ id }) => id),
        records.slice(0, 500).map(({ id }) => id),
      );
      const ids = records.map(({ id }) => id);
      assert.equal((await system.post('/profiles/remove', { ids })).status, 413);
      assert.deepEqual(new Set(await removeProfiles(system, ...ids.slice(0, 500))), new Set(['removed']));
      assert.equal((await peopleOf(door.node, clinic)).profiles.length, 4);
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
      assert.deepEqual(result, refusedRecord('P-1', 'too-long', 'givenName'));
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
  });
}
