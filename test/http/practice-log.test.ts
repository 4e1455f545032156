import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { revokeApiKey } from '../../bff/actions/revoke-api-key.ts';
import type { SessionCodeAnswer } from '../../bff/contract/index.ts';
import { systemRandom, tokenHash } from '../../bff/crypto/token.ts';
import { apiScopes } from '../../bff/domain/api-key.ts';
import type { Answer } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { aRecord, aVisitRecord, createPracticeSystem, makeTestKey } from '../support/practice.ts';

const PERSON = aRecord({
  id: 'P-secret-id',
  givenName: 'Quentina',
  familyName: 'Featherstone',
  email: 'quentina@mail.example',
  mobilePhone: '604 555 0177',
});
const VISIT = aVisitRecord({ id: 'A-secret-id', practiceId: PERSON.id, treatment: 'Something private' });
const TOLD = ['Quentina', 'Featherstone', 'quentina', '5550177', '555 0177', 'secret-id', 'private', 'Aziz'];

for (const dialect of databases()) {
  describe(`the log, of practice systems and codes, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let lines: readonly string[];
    let log: string;
    let metrics: string;
    /** The bodies of all refusals, a failure's among them. */
    let refusals: string;
    let recorded: string;
    let keys: readonly string[];
    let codes: readonly string[];
    let cookies: readonly string[];
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      const failing = await door.startNode();
      const deps = { database: door.node.database, random: systemRandom, clock: door.clock.now };
      const [good, revoked] = [
        await makeTestKey(door.node, door.clock, clinic, { name: 'Front desk', scopes: apiScopes }),
        await makeTestKey(door.node, door.clock, clinic, { scopes: ['sessions'] }),
      ];
      const systemWith = (key: string, node = door.node) =>
        createPracticeSystem({ ...node, slug: clinic.slug, key });
      const system = systemWith(good.key);
      const answers: Answer[] = [];
      const keep = async (answer: Promise<Answer>) => {
        answers.push(await answer);
      };

      await system.put('/profiles', { profiles: [PERSON] });
      await keep(system.put('/profiles', { profiles: [{ ...PERSON, email: 'quentina' }, 'Quentina'] }));
      await keep(system.put('/profiles', { profiles: 'Quentina Featherstone' }));
      await keep(system.send({ method: 'PUT', path: '/profiles', body: '{"profiles":["Quentina"' }));
      await keep(system.put(`/profiles?key=${good.key}&name=Quentina`, { 'Quentina Featherstone': 1 }));
      await system.put('/appointments', { appointments: [VISIT] });
      await system.post('/appointments/remove', { ids: [VISIT.id] });
      await system.post('/profiles/remove', { ids: [PERSON.id] });

      const browser = door.browser();
      const page = browser.open(clinic.origin);
      await page.login(clinic.patient);
      const ask = async () => {
        const { text } = await page.post(`/v1/clinics/${clinic.slug}/session/code`, {});
        return (JSON.parse(text) as SessionCodeAnswer).code;
      };
      codes = [await ask(), await ask(), await ask()];
      const [told = '', spoilt = '', lost = ''] = codes;
      await system.post('/session-codes/exchange', { code: told });
      await keep(system.post('/session-codes/exchange', { code: told }));
      await keep(system.post('/session-codes/exchange', { code: [spoilt] }));
      await keep(system.post(`/session-codes/exchange/${lost}`, { code: lost }));
      await keep(system.post('/session-codes/exchange', { [lost]: lost }));

      await revokeApiKey(deps, { clinic, id: revoked.id, actor: { kind: 'operator' } });
      for (let times = 0; times < 12; times += 1) await keep(systemWith(revoked.key).put('/profiles', {}));
      const headers = { Origin: clinic.origin, Referer: `https://x.example/?key=${good.key}` };
      await keep(system.send({ method: 'PUT', path: '/profiles', body: '{}', headers }));
      await keep(system.send({ method: 'GET', path: `/profiles/${good.key}` }));

      await failing.database.close();
      const broken = systemWith(good.key, failing);
      await keep(broken.put('/profiles', { profiles: [PERSON] }));
      await keep(broken.post('/session-codes/exchange', { code: lost }));

      keys = [good.key, revoked.key];
      cookies = browser.cookies.visibleTo(clinic.origin).map(({ value }) => value);
      lines = [...door.node.logLines, ...failing.logLines];
      log = lines.join('');
      metrics = (await page.get('/metrics')).text;
      refusals = answers.map(({ text, headers: all }) => text + JSON.stringify([...all])).join('\n');
      const { db } = door.node.database;
      recorded = JSON.stringify([
        await db.selectFrom('auditEvent').selectAll().execute(),
        await db.selectFrom('outbox').selectAll().execute(),
        await db.selectFrom('throttle').selectAll().execute(),
      ]);
    });
    after(() => door.close());

    it('tells of each call by its route, of what came of it, and of who asked by the key’s id', () => {
      const id = keys[0]?.split('_')[1] ?? '';
      for (const event of [
        'profiles-sent',
        'profiles-removed',
        'appointments-sent',
        'appointments-removed',
        'session-told',
        'session-code-refused',
        'api-key-refused',
      ]) {
        const line = lines.find((each) => each.includes(`"event":"${event}"`)) ?? '{}';
        const said = JSON.parse(line) as Record<string, unknown>;
        assert.equal(said.clinic, clinic.slug, event);
        assert.equal(typeof said.requestId, 'string', event);
        if (event !== 'api-key-refused') assert.equal(said.apiKey, id, event);
        else assert.equal(said.address, '192.0.2.44');
      }
      assert.match(log, /"route":"\/api\/v1\/clinics\/:clinic\/profiles","status":200/);
      assert.match(log, /"event":"profiles-sent".*"created":1/);
      assert.match(log, /"err":/);
    });

    it('holds no key, no code, none of their hashes and no part of them; nor do metrics and answers', () => {
      const parts = keys.map((key) => key.slice('clinic-auth_'.length + 17));
      assert.ok(parts.every((part) => part.length === 43));
      const secrets = [...parts, ...codes, ...cookies, ...[...keys, ...codes].map(tokenHash)];
      for (const [place, text] of Object.entries({ log, metrics, refusals, recorded })) {
        for (const secret of secrets) {
          assert.ok(!text.includes(secret), place);
          assert.ok(!text.includes(secret.slice(0, 12)), place);
          assert.ok(!text.includes(Buffer.from(secret).toString('base64')), place);
        }
        assert.doesNotMatch(text, /bearer clinic/i, place);
      }
      assert.doesNotMatch(log, /authorization|"cookie"/i);
    });

    it('holds nothing of what records say; nor do metrics and refusals, nor the audit log', () => {
      for (const [place, text] of Object.entries({ log, metrics, recorded })) {
        for (const word of TOLD) assert.ok(!text.includes(word), `${word} in ${place}`);
      }
      // A refused record is named by its own id, to whoever sent it.
      for (const word of TOLD.filter((each) => each !== 'secret-id'))
        assert.ok(!refusals.includes(word), word);
    });

    it('has no label by which metrics grow with clinics, keys or addresses', () => {
      for (const word of [clinic.slug, '192.0.2.44', 'Front desk', keys[0]?.split('_')[1] ?? '-']) {
        assert.ok(!metrics.includes(word), word);
      }
    });

    it('is one line an event, whatever was sent', () => {
      for (const line of lines) assert.match(line, /^\{[^\n]*\}\n$/);
    });
  });
}
