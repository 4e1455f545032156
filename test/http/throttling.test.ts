import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ladders } from '../../bff/domain/throttle.ts';
import { loginIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { HOUR, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`wrong tries on one profile, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    /** Each try from another stranger: what is counted here is the profile alone. */
    let strangers = 0;
    const tryIt = (
      typed: { username?: string; password?: string },
      person = clinic.patient,
    ): Promise<Answer> => {
      strangers += 1;
      const address = `10.1.${strangers >> 8}.${strangers & 255}`;
      return door.browser({ address }).open(clinic.origin).login(person, typed);
    };
    const guess = async (times: number, person = clinic.patient) => {
      for (let tries = 0; tries < times; tries += 1) {
        assert.equal((await tryIt({ password: WRONG }, person)).status, 401);
      }
    };

    it('are free four times, then wait 30 seconds, and longer with each further one up to an hour', async () => {
      await guess(4);
      for (const seconds of [...ladders.profile.delaysSeconds, 3600, 3600]) {
        assert.equal((await tryIt({ password: WRONG })).status, 401);
        const early = await tryIt({ password: WRONG });
        assert.equal(early.status, 429);
        assert.equal(early.headers.get('Retry-After'), String(seconds));
        assert.deepEqual(loginIn(early), {
          step: { name: 'password' },
          problem: { code: 'throttled', retryAfterSeconds: seconds },
        });
        door.clock.advance(seconds * SECOND);
      }
    });

    it('keep the right password out until the very millisecond', async () => {
      await guess(5);
      door.clock.advance(30 * SECOND - 1);
      const early = await tryIt({});
      assert.equal(early.status, 429);
      assert.equal(early.headers.get('Retry-After'), '1');
      door.clock.advance(1);
      assert.equal((await tryIt({})).status, 200);
    });

    it('count down: Retry-After is what is left', async () => {
      await guess(5);
      for (const left of [30, 20, 10]) {
        assert.equal((await tryIt({})).headers.get('Retry-After'), String(left));
        door.clock.advance(10 * SECOND);
      }
      assert.equal((await tryIt({})).status, 200);
    });

    it('do not wait longer for having been tried too early', async () => {
      await guess(5);
      for (let tries = 0; tries < 20; tries += 1)
        assert.equal((await tryIt({ password: WRONG })).status, 429);
      door.clock.advance(30 * SECOND);
      assert.equal((await tryIt({})).status, 200);
    });

    it('count together however the username is spelt', async () => {
      const person = await addPerson(door.registry, clinic, { role: 'patient', username: 'rené' });
      for (const username of ['rené', 'RENE\u0301', ' rené ', 'ｒené', 'ReNé\t']) {
        assert.equal((await tryIt({ username, password: WRONG }, person)).status, 401, username);
      }
      for (const username of ['rené', 'Rene\u0301\u00a0']) {
        assert.equal((await tryIt({ username }, person)).status, 429, username);
      }
    });

    it('count together for a name that nobody has, however it is spelt', async () => {
      for (const username of ['ghost', 'GHOST', ' ghost ', 'ｇhost', 'Ghost\t']) {
        assert.equal((await tryIt({ username })).status, 401, username);
      }
      assert.equal((await tryIt({ username: 'ghoST' })).status, 429);
      assert.equal((await tryIt({ username: 'ghost2' })).status, 401);
    });

    it('do not lock colleagues out, nor the namesake at another clinic', async () => {
      const elsewhere = await door.clinic();
      await guess(5);
      assert.equal((await tryIt({}, clinic.staff)).status, 200);
      const page = door.browser({ address: '10.9.9.9' }).open(elsewhere.origin);
      assert.equal((await page.login(elsewhere.patient)).status, 200);
    });

    it('are forgotten once the person is in', async () => {
      await guess(4);
      assert.equal((await tryIt({})).status, 200);
      await guess(4);
      assert.equal((await tryIt({})).status, 200);
    });

    it('are forgotten after a day', async () => {
      await guess(5);
      door.clock.advance(24 * HOUR + 1);
      await guess(5);
      assert.equal((await tryIt({})).status, 429);
    });

    it('are judged no more often than the ladder allows where 50 come at once', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => tryIt({ password: WRONG })));
      const statuses = answers.map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 401).length, 5);
      assert.equal(statuses.filter((status) => status === 429).length, 45);
    });

    it('let no right password slip through among 50 at once beyond those that are judged', async () => {
      await guess(5);
      const answers = await Promise.all(Array.from({ length: 50 }, () => tryIt({})));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([429]));
    });

    it('outlast a restart', async () => {
      await guess(5);
      const { app } = await door.startNode();
      const page = door.browser({ app, address: '10.8.8.8' }).open(clinic.origin);
      assert.equal((await page.login(clinic.patient)).status, 429);
    });

    it('are counted by all nodes together', async () => {
      const nodes = [door.node, await door.startNode()];
      for (let tries = 0; tries < 5; tries += 1) {
        const { app } = nodes[tries % 2] ?? door.node;
        const page = door.browser({ app, address: `10.7.7.${tries}` }).open(clinic.origin);
        assert.equal((await page.login(clinic.patient, { password: WRONG })).status, 401);
      }
      for (const { app } of nodes) {
        const page = door.browser({ app, address: '10.7.7.100' }).open(clinic.origin);
        assert.equal((await page.login(clinic.patient)).status, 429);
      }
    });
  });
}
