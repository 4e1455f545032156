import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { listApiKeys } from '../../bff/actions/list-api-keys.ts';
import { revokeApiKey } from '../../bff/actions/revoke-api-key.ts';
import { systemRandom, tokenHash } from '../../bff/crypto/token.ts';
import { type ApiScope, apiScopes } from '../../bff/domain/api-key.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { createPracticeSystem, makeTestKey, type PracticeSystem } from '../support/practice.ts';

/** Every call of the API, with the scopes that let it through. */
const calls: readonly (readonly [method: string, path: string, body: object, scopes: readonly ApiScope[]])[] =
  [
    ['PUT', '/profiles', { profiles: [] }, ['profiles', 'staff']],
    ['POST', '/profiles/remove', { ids: [] }, ['profiles', 'staff']],
    ['PUT', '/appointments', { appointments: [] }, ['appointments']],
    ['POST', '/appointments/remove', { ids: [] }, ['appointments']],
    ['POST', '/session-codes/exchange', { code: 'x' }, ['sessions']],
  ];

for (const dialect of databases()) {
  describe(`keys of practice systems, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const makeKey = (scopes: readonly ApiScope[] = apiScopes, at: TestClinic = clinic, name = 'Front desk') =>
      makeTestKey(door.node, door.clock, at, { name, scopes });
    const systemWith = (key: string, more: { slug?: string; address?: string } = {}): PracticeSystem =>
      createPracticeSystem({ ...door.node, slug: clinic.slug, key, ...more });
    const revoke = (id: string, at: TestClinic = clinic) =>
      revokeApiKey(
        { database: door.node.database, random: systemRandom, clock: door.clock.now },
        { clinic: at, id, actor: { kind: 'operator' } },
      );
    const sendEach = async (
      system: PracticeSystem,
      headers: Readonly<Record<string, string | null>> = {},
    ) => {
      const answers: Answer[] = [];
      for (const [method, path, body] of calls) {
        answers.push(await system.send({ method, path, body: JSON.stringify(body), headers }));
      }
      return answers;
    };
    const problemOf = (answer: Answer) => ({ status: answer.status, ...problemIn(answer).problem });
    const events = async () =>
      door.node.database.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .orderBy('id')
        .execute();
    /** What a test does not write: the answer of a wrong key, without what is each answer's own. */
    const refusalOf = (answer: Answer) => {
      const { problem } = problemIn(answer);
      return { ...visible({ ...answer, text: '' }), problem };
    };

    it('look like what they are, and are stored as hashes that lead back to none', async () => {
      const { id, key } = await makeKey();
      assert.match(key, /^clinic-auth_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
      assert.ok(key.startsWith(`clinic-auth_${id}_`));
      const rows = await door.node.database.db
        .selectFrom('apiKey')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(
        rows.map(({ keyHash, scopes, lastUsedAt }) => ({ keyHash, scopes, lastUsedAt })),
        [{ keyHash: tokenHash(key), scopes: 'profiles,staff,appointments,sessions', lastUsedAt: null }],
      );
      const secret = key.split('_').slice(2).join('_');
      assert.ok(!JSON.stringify(rows).includes(secret));
      assert.ok(!JSON.stringify(await events()).includes(secret));
    });

    it('are two even where they are called the same, and are listed without the keys', async () => {
      const [one, other] = [await makeKey(['sessions']), await makeKey(['staff', 'staff', 'profiles'])];
      assert.notEqual(one.key, other.key);
      assert.ok(await revoke(one.id));
      const listed = await listApiKeys({ database: door.node.database }, clinic);
      assert.deepEqual(
        new Map(listed.map(({ id, scopes, revokedAt }) => [id, { scopes, isRevoked: revokedAt !== null }])),
        new Map([
          [one.id, { scopes: ['sessions'], isRevoked: true }],
          [other.id, { scopes: ['profiles', 'staff'], isRevoked: false }],
        ]),
      );
    });

    it('are not made without a name or a scope', async () => {
      await assert.rejects(makeKey([]));
      for (const name of ['', '  ', 'x'.repeat(61), 'two\nlines']) {
        await assert.rejects(makeKey(['profiles'], clinic, name), name);
      }
      assert.deepEqual(await events(), []);
    });

    it('get one and the same answer whatever is wrong with them, and none without one', async () => {
      const elsewhere = await door.clinic();
      const foreign = await makeKey(apiScopes, elsewhere);
      const revoked = await makeKey();
      assert.ok(await revoke(revoked.id));
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
        (await sendEach(systemWith('nothing'), { Authorization: null }))[0] as Answer,
      );
      for (const [index, key] of wrong.entries()) {
        const address = `192.0.2.${index + 1}`;
        for (const answer of await sendEach(systemWith(key, { address }))) {
          assert.deepEqual(refusalOf(answer), expected, key);
        }
      }
      assert.match(JSON.stringify(expected), /"wrong-key"/);
      assert.match(JSON.stringify(expected), /\["www-authenticate","Bearer"\]/);
      const badly = [`Basic ${good.key}`, good.key, `Bearer ${good.key}, Bearer x`, 'Bearer', ''];
      for (const [index, Authorization] of badly.entries()) {
        const system = systemWith(good.key, { address: `192.0.2.${index + 100}` });
        for (const answer of await sendEach(system, { Authorization })) {
          assert.deepEqual(refusalOf(answer), expected, Authorization);
        }
      }
      for (const answer of (await sendEach(systemWith(good.key))).slice(0, 4)) {
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
          for (const answer of await sendEach(systemWith(tried), { Origin })) {
            assert.deepEqual(problemOf(answer), { status: 403, code: 'origin-not-allowed' });
            assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
          }
        }
      }
      for (const answer of await sendEach(systemWith(key), { 'Sec-Fetch-Site': 'same-origin' })) {
        assert.deepEqual(problemOf(answer), { status: 403, code: 'origin-not-allowed' });
      }
      for (const [, path] of calls) {
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
        const [answer] = await sendEach(systemWith(key, { slug }));
        assert.deepEqual(answer && problemOf(answer), { status: 404, code: 'unknown-clinic' });
      }
    });

    it('do what their scopes say and nothing else', async () => {
      for (const scope of apiScopes) {
        const system = systemWith((await makeKey([scope])).key);
        for (const [method, path, body, scopes] of calls) {
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

    it('end at once when they are revoked, at every node, and cannot be revoked by another clinic', async () => {
      const elsewhere = await door.clinic();
      const { id, key } = await makeKey();
      const two = await door.startNode();
      const systems = [systemWith(key), createPracticeSystem({ ...two, slug: clinic.slug, key })];
      for (const system of systems)
        assert.equal((await system.put('/profiles', { profiles: [] })).status, 200);
      assert.equal(await revoke(id, elsewhere), false);
      for (const system of systems)
        assert.equal((await system.put('/profiles', { profiles: [] })).status, 200);
      assert.equal(await revoke(id), true);
      for (const system of systems) {
        const answer = await system.put('/profiles', { profiles: [] });
        assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-key' });
      }
      assert.equal(await revoke(id), false);
    });

    it('do not outlive a revocation by a body that arrives slowly', async () => {
      for (const [method, path, body] of calls) {
        const { id, key } = await makeKey();
        const text = new TextEncoder().encode(JSON.stringify(body));
        const slowly = new ReadableStream<Uint8Array>({
          async pull(controller) {
            await revoke(id);
            controller.enqueue(text);
            controller.close();
          },
        });
        const answer = await systemWith(key).send({ method, path, body: slowly });
        assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-key' }, path);
      }
    });

    it('are recorded when they are made and revoked, by name and never as they are', async () => {
      const { id } = await makeKey(['appointments'], clinic, 'Booking desk');
      door.clock.advance(1);
      await revoke(id);
      await revoke(id);
      assert.deepEqual(
        (await events()).map(({ event, actorKind, details }) => [
          event,
          actorKind,
          JSON.parse(details) as object,
        ]),
        [
          ['api-key-made', 'operator', { key: id, name: 'Booking desk', scopes: 'appointments' }],
          ['api-key-revoked', 'operator', { key: id, name: 'Booking desk' }],
        ],
      );
    });

    it('have their use noted at most once in ten minutes', async () => {
      const { id, key } = await makeKey();
      const system = systemWith(key);
      const lastUsed = async () => {
        const keys = await listApiKeys({ database: door.node.database }, clinic);
        return keys.find((each) => each.id === id)?.lastUsedAt ?? null;
      };
      const send = () => system.put('/profiles', { profiles: [] });
      const first = door.clock.now();
      await send();
      assert.equal(await lastUsed(), first);
      door.clock.advance(10 * MINUTE - 1);
      await send();
      assert.equal(await lastUsed(), first);
      door.clock.advance(1);
      await send();
      assert.equal(await lastUsed(), first + 10 * MINUTE);
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
        const [answer] = await sendEach(system, { 'Content-Type': type });
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
