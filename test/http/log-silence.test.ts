import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TestNode } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { addPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const USERNAME = 'quentin.featherstonehaugh';
const PASSWORD = 'marmalade tambourine gazebo';
const NEAR_MISS = 'marmalade tambourine gazeboo';
const TYPED_IN_WRONG_FIELD = 'tambourine-typed-as-username';

for (const dialect of databases()) {
  describe(`the log of a whole day, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let cookies: readonly string[];
    let failed: TestNode;
    let lines: readonly string[];
    let log: string;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      cookies = await liveThroughADay();
      lines = [...door.node.logLines, ...failed.logLines];
      log = lines.join('');
    });
    after(() => door.close());

    /** Everything that goes right and wrong, once. Answers all cookie values that were handed out. */
    async function liveThroughADay(): Promise<readonly string[]> {
      const person = await addPerson(door.registry, clinic, {
        role: 'staff',
        username: USERNAME,
        password: PASSWORD,
      });
      const browser = door.browser({ userAgent: 'Agent-With-Secret/1.0' });
      const page = browser.open(clinic.origin);
      const seen: string[] = [];
      const keep = () => seen.push(...browser.cookies.visibleTo(clinic.origin).map(({ value }) => value));
      const path = `/v1/clinics/${clinic.slug}`;

      await page.login(person);
      keep();
      await page.get(`${path}/session`);
      await page.get(path);
      await page.post(`${path}/session/activity`, {});
      await page.login(person, { password: NEAR_MISS });
      await page.login(person, { username: TYPED_IN_WRONG_FIELD });
      await page.login(person);
      keep();
      await page.delete(`${path}/session`);
      for (let tries = 0; tries < 7; tries += 1) {
        await door.browser().open(clinic.origin).login(person, { password: NEAR_MISS });
      }
      await sendOddly(page, path);
      await page.get(`/nowhere/${PASSWORD.replaceAll(' ', '-')}?token=${seen[0]}`);
      await failing(person);
      return seen;
    }

    async function sendOddly(page: Page, path: string): Promise<void> {
      const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
      const bodies = [
        `{"username":"${USERNAME}","password":"${PASSWORD}"`,
        `{"username":["${USERNAME}"],"password":"${PASSWORD}"}`,
        `{"username":"${USERNAME}","password":"${PASSWORD}","${NEAR_MISS}":1}`,
        PASSWORD.repeat(2000),
      ];
      for (const body of bodies)
        await page.send({ method: 'POST', path: `${path}/login`, body, headers: json });
      const body = JSON.stringify({ username: USERNAME, password: PASSWORD });
      const strange = {
        ...json,
        Authorization: `Basic ${PASSWORD}`,
        Referer: `https://x.example/?p=${NEAR_MISS}`,
      };
      await page.send({ method: 'POST', path: `${path}/login`, body, headers: { 'X-Clinic-Auth': '1' } });
      await page.send({
        method: 'POST',
        path: `${path}/login`,
        body,
        headers: { ...strange, Origin: 'https://evil.example' },
      });
      await page.send({ method: 'GET', path: `${path}/session?password=${PASSWORD}`, headers: strange });
    }

    /** The same on a node that fails in the middle of it. */
    async function failing(person: Parameters<Page['login']>[0]): Promise<void> {
      const node = await door.startNode();
      const page = door.browser(node).open(clinic.origin);
      await page.login(person);
      await node.database.close();
      await page.login(person);
      await page.get(`/v1/clinics/${clinic.slug}/session`);
      await page.get('/readyz');
      failed = node;
    }

    it('tells of logins, refusals, logouts and failures, each with its request', () => {
      for (const event of [
        '"event":"logged-in"',
        '"event":"login-refused"',
        '"event":"logged-out"',
        '"err":',
      ]) {
        assert.ok(log.includes(event), event);
      }
      for (const line of lines) {
        const { msg, requestId } = JSON.parse(line) as { msg: string; requestId?: string };
        assert.ok(requestId !== undefined || msg.includes('database'), line);
      }
    });

    it('says who, at which clinic and from where, as ASVS 16.2.1 asks', () => {
      const line = lines.find((each) => each.includes('"event":"logged-in"')) ?? '{}';
      const { profileId, clinic: slug, address, time } = JSON.parse(line) as Record<string, unknown>;
      assert.equal(typeof profileId, 'string');
      assert.equal(slug, clinic.slug);
      assert.equal(address, '198.51.100.7');
      assert.notEqual(time, undefined);
    });

    it('holds no password, nor what was nearly one, in any spelling', () => {
      for (const secret of [PASSWORD, NEAR_MISS, 'tambourine', 'marmalade']) {
        for (const spelling of [secret, encodeURIComponent(secret), secret.replaceAll(' ', '-')]) {
          assert.ok(!log.includes(spelling), spelling);
        }
        assert.ok(!log.includes(Buffer.from(secret).toString('base64')));
      }
    });

    it('holds no username, nor what was typed in its field', () => {
      for (const name of [USERNAME, TYPED_IN_WRONG_FIELD, 'featherstonehaugh'])
        assert.ok(!log.includes(name));
    });

    it('holds no token, no cookie, and none of their hashes', async () => {
      assert.ok(cookies.length >= 4);
      for (const token of cookies) assert.ok(!log.includes(token));
      assert.doesNotMatch(log, /__Host-|set-cookie|"cookie"/i);
      const { db } = door.node.database;
      for (const { tokenHash } of await db.selectFrom('knownBrowser').select('tokenHash').execute()) {
        assert.ok(!log.includes(tokenHash));
      }
    });

    it('holds no stored password, no email address and no address of a page', () => {
      assert.doesNotMatch(log, /argon2/);
      assert.doesNotMatch(log, /@[a-z0-9-]+\.example/);
      assert.ok(!log.includes('/nowhere'));
      assert.ok(!log.includes('?'), 'no query');
    });

    it('is one line an event, whatever was sent', () => {
      for (const line of lines) assert.match(line, /^\{[^\n]*\}\n$/);
    });

    it('names no secret in the metrics either', async () => {
      const { text } = await door.browser().open(clinic.origin).get('/metrics');
      for (const secret of [USERNAME, PASSWORD, 'tambourine', clinic.slug, '198.51.100.7', ...cookies]) {
        assert.ok(!text.includes(secret), secret);
      }
    });
  });
}
