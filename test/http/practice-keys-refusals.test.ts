import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { listApiKeys } from '../../bff/actions/list-api-keys.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import { apiScopes } from '../../bff/domain/api-key.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  createPracticeSystem,
  makeTestKey,
  practiceCalls,
  revokeTestKey,
  sendEachCall,
} from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`keys of practice systems, where they are refused, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const makeKey = (at: TestClinic = clinic) =>
      makeTestKey(door.node, door.clock, at, { scopes: apiScopes });
    const systemWith = (key: string, more: { slug?: string; address?: string } = {}) =>
      createPracticeSystem({ ...door.node, slug: clinic.slug, key, ...more });
    /** What a test does not write: the answer of a wrong key, without what is each answer's own. */
    const refusalOf = (answer: Answer) => {
      const { problem } = problemIn(answer);
      return { ...visible({ ...answer, text: '' }), problem };
    };

    it('get one and the same answer whatever is wrong with them, and none without one', async () => {
      const elsewhere = await door.clinic();
      const foreign = await makeKey(elsewhere);
      const revoked = await makeKey();
      assert.ok(await revokeTestKey(door.node, door.clock, clinic, revoked.id));
      const good = await makeKey();
      const [, id = ''] = good.key.split('_');
      const wrong = [
        `clinic-auth_${id}_${'A'.repeat(43)}`,
        `clinic-auth_${'0'.repeat(16)}_${'A'.repeat(43)}`,
        foreign.key,
        revoked.key,
        tokenHash(good.key),
        good.key.slice(0, -1),
        `${good.key}A`,
        good.key.toUpperCase(),
        good.id,
        'x'.repeat(5000),
        "' or 1=1 --",
      ];
      const expected = refusalOf(
        (await sendEachCall(systemWith('nothing'), { Authorization: null }))[0] as Answer,
      );
      for (const [index, key] of wrong.entries()) {
        const address = `192.0.2.${index + 1}`;
        for (const answer of await sendEachCall(systemWith(key, { address }))) {
          assert.deepEqual(refusalOf(answer), expected, key);
        }
      }
      assert.match(JSON.stringify(expected), /"wrong-key"/);
      assert.match(JSON.stringify(expected), /\["www-authenticate","Bearer"\]/);
      const badly = [`Basic ${good.key}`, good.key, `Bearer ${good.key}, Bearer x`, 'Bearer', ''];
      for (const [index, Authorization] of badly.entries()) {
        const system = systemWith(good.key, { address: `192.0.2.${index + 100}` });
        for (const answer of await sendEachCall(system, { Authorization })) {
          assert.deepEqual(refusalOf(answer), expected, Authorization);
        }
      }
      for (const answer of (await sendEachCall(systemWith(good.key))).slice(0, 4)) {
        assert.equal(answer.status, 200);
      }
    });

    it('are no keys in a cookie, an address, a body or a session', async () => {
      const { key } = await makeKey();
      const browser = door.browser();
      const page = browser.open(clinic.origin);
      assert.equal((await page.login(clinic.owner)).status, 200);
      const session = browser.cookies.header(clinic.origin);
      const path = `/profiles?key=${key}&access_token=${key}`;
      const body = JSON.stringify({ profiles: [], key, access_token: key });
      for (const Cookie of [session, `key=${key}`, `__Host-clinic-session-${clinic.slug}=${key}`]) {
        const headers = { Authorization: null, 'X-Clinic-Auth': '1', Cookie };
        const answer = await systemWith(key).send({ method: 'PUT', path, headers, body });
        assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-key' });
      }
    });

    it('are refused from any page, right or wrong, and no page may ask', async () => {
      const { key } = await makeKey();
      for (const Origin of [clinic.origin, door.node.publicUrl, 'https://evil.example', 'null', '']) {
        for (const tried of [key, 'clinic-auth_wrong']) {
          for (const answer of await sendEachCall(systemWith(tried), { Origin })) {
            assert.deepEqual(problemOf(answer), { status: 403, code: 'origin-not-allowed' });
            assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
          }
        }
      }
      for (const answer of await sendEachCall(systemWith(key), { 'Sec-Fetch-Site': 'same-origin' })) {
        assert.deepEqual(problemOf(answer), { status: 403, code: 'origin-not-allowed' });
      }
      for (const [, path] of practiceCalls) {
        const headers = {
          Origin: clinic.origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'authorization',
        };
        const preflight = await systemWith(key).send({ method: 'OPTIONS', path, headers });
        assert.equal(preflight.status, 405);
        for (const [name] of preflight.headers) assert.doesNotMatch(name, /^access-control/);
      }
      const [stored] = await listApiKeys({ database: door.node.database }, clinic);
      assert.equal(stored?.lastUsedAt, null);
    });

    it('do nothing at a clinic that there is not', async () => {
      const { key } = await makeKey();
      for (const slug of ['nobody', '%00', '__proto__']) {
        const [answer] = await sendEachCall(systemWith(key, { slug }));
        assert.deepEqual(answer && problemOf(answer), { status: 404, code: 'unknown-clinic' });
      }
    });
  });
}
