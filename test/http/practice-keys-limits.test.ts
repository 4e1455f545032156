import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type ApiScope, apiScopes } from '../../bff/domain/api-key.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  createPracticeSystem,
  makeTestKey,
  practiceCalls,
  type PracticeSystem,
  sendEachCall,
} from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`keys of practice systems, and what they are for, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const makeKey = (scopes: readonly ApiScope[] = apiScopes) =>
      makeTestKey(door.node, door.clock, clinic, { scopes });
    const systemWith = (key: string, more: { address?: string } = {}) =>
      createPracticeSystem({ ...door.node, slug: clinic.slug, key, ...more });

    it('do what their scopes say and nothing else', async () => {
      for (const scope of apiScopes) {
        const system = systemWith((await makeKey([scope])).key);
        for (const [method, path, body, scopes] of practiceCalls) {
          const answer = await system.send({ method, path, body: JSON.stringify(body) });
          if (!scopes.includes(scope)) {
            assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' }, `${scope} ${path}`);
          } else {
            assert.ok([200, 410].includes(answer.status), `${scope} ${path}: ${answer.text}`);
          }
        }
      }
    });

    it('have their limits judged before what they send is read', async () => {
      const system = systemWith((await makeKey(['sessions'])).key);
      const answer = await system.send({ method: 'PUT', path: '/profiles', body: 'x'.repeat(3_000_000) });
      assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
    });

    it('make an address wait after ten wrong ones, but not whoever has a right one there', async () => {
      const good = systemWith((await makeKey()).key);
      const elsewhere = systemWith('wrong', { address: '192.0.2.200' });
      const wrong = systemWith('wrong');
      const send = (system: PracticeSystem) => system.put('/profiles', { profiles: [] });
      for (let tries = 0; tries < 10; tries += 1) assert.equal((await send(wrong)).status, 401, `${tries}`);
      const throttled = await send(wrong);
      assert.deepEqual(problemOf(throttled), { status: 429, code: 'throttled', retryAfterSeconds: 30 });
      assert.equal(throttled.headers.get('Retry-After'), '30');
      assert.equal((await send(good)).status, 200);
      assert.equal((await send(elsewhere)).status, 401);
      assert.equal((await send(wrong)).status, 429, 'a right one forgives no wrong ones');
      door.clock.advance(30 * SECOND);
      assert.equal((await send(wrong)).status, 401);
      assert.equal((await send(wrong)).status, 429);
    });

    it('may call twenty times at once and then twice a second, each for itself', async () => {
      const [system, other] = [systemWith((await makeKey()).key), systemWith((await makeKey()).key)];
      const statuses = async (of: PracticeSystem, times: number) => {
        const answers = Array.from({ length: times }, () => of.put('/profiles', { profiles: [] }));
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      const count = (all: readonly number[], status: number) => all.filter((each) => each === status).length;
      assert.equal(count(await statuses(system, 40), 200), 20);
      assert.equal(count(await statuses(other, 1), 200), 1);
      const limited = await system.put('/profiles', { profiles: [] });
      assert.deepEqual(problemOf(limited), { status: 429, code: 'throttled', retryAfterSeconds: 1 });
      assert.equal(limited.headers.get('Retry-After'), '1');
      door.clock.advance(499);
      assert.equal(count(await statuses(system, 5), 200), 0);
      door.clock.advance(1);
      assert.equal(count(await statuses(system, 5), 200), 1);
      door.clock.advance(10 * SECOND);
      assert.equal(count(await statuses(system, 40), 200), 20);
    });

    it('take JSON and nothing else', async () => {
      const system = systemWith((await makeKey()).key);
      for (const type of [null, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
        const [answer] = await sendEachCall(system, { 'Content-Type': type });
        assert.deepEqual(answer && problemOf(answer), { status: 415, code: 'not-json' });
        door.clock.advance(10 * SECOND);
      }
      const answer = await system.send({
        method: 'PUT',
        path: '/profiles',
        body: '{"profiles":[]}',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
      });
      assert.equal(answer.status, 200);
    });

    it('open nothing of what is for people, and sessions nothing of what is for keys', async () => {
      const { key } = await makeKey();
      const page = door.browser().open(clinic.origin);
      const headers = { Authorization: `Bearer ${key}` };
      const people = await page.send({ method: 'GET', path: `/v1/clinics/${clinic.slug}/session`, headers });
      assert.equal(people.status, 401);
      const made = await page.send({
        method: 'POST',
        path: `/v1/clinics/${clinic.slug}/session/code`,
        body: '{}',
        headers: { ...headers, 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
      });
      assert.deepEqual(problemOf(made), { status: 401, code: 'not-logged-in' });
    });
  });
}
