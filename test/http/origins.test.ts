import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** What looks like `https://www.maple.example` and is not. */
const lookAlikes: readonly (readonly [what: string, origin: string])[] = [
  ['the opaque origin', 'null'],
  ['another site', 'https://evil.example'],
  ['a suffix', 'https://www.maple.example.evil.example'],
  ['a prefix', 'https://evil-www.maple.example'],
  ['the parent domain', 'https://maple.example'],
  ['a sub-domain', 'https://a.www.maple.example'],
  ['another port', 'https://www.maple.example:8443'],
  ['the default port written out', 'https://www.maple.example:443'],
  ['another scheme', 'http://www.maple.example'],
  ['upper case', 'https://WWW.maple.example'],
  ['a trailing dot', 'https://www.maple.example.'],
  ['a trailing slash', 'https://www.maple.example/'],
  ['a path', 'https://www.maple.example/login'],
  ['user info', 'https://www.maple.example@evil.example'],
  ['user info before it', 'https://evil@www.maple.example'],
  ['two origins', 'https://www.maple.example https://evil.example'],
  ['two origins by a comma', 'https://www.maple.example, https://evil.example'],
  ['a look-alike letter', 'https://www.xn--mple-63d.example'],
  ['a wildcard', 'https://*.maple.example'],
  ['a pattern', 'https://www%maple.example'],
  ['an underscore as a wildcard', 'https://www_maple.example'],
  ["a browser extension's", 'chrome-extension://abcdefghijklmnop'],
  ['a file', 'file://'],
];

for (const dialect of databases()) {
  describe(`the origin of a request, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    let harbour: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      maple = await door.clinic({ slug: 'maple' });
      harbour = await door.clinic({ slug: 'harbour' });
    });
    after(() => door.close());

    const sessions = async () =>
      (await door.node.database.db.selectFrom('session').select('tokenHash').execute()).length;

    for (const [what, origin] of lookAlikes) {
      it(`is refused where it is ${what}, for reading and for writing`, async () => {
        const page = door.browser().open(origin);
        const before = await sessions();
        const answers = [
          await page.login(maple.patient),
          await page.get('/v1/clinics/maple/session'),
          await page.get('/v1/clinics/maple'),
          await page.delete('/v1/clinics/maple/session'),
          await page.post('/v1/clinics/maple/session/activity', {}),
        ];
        for (const answer of answers) {
          assert.equal(answer.status, 403);
          assert.equal(problemIn(answer).problem.code, 'origin-not-allowed');
          assert.deepEqual(answer.headers.getSetCookie(), []);
          assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), null);
        }
        assert.equal(await sessions(), before);
      });
    }

    it("is refused where it is another clinic's", async () => {
      const page = door.browser().open(harbour.origin);
      assert.equal((await page.login(maple.patient)).status, 403);
      assert.equal((await page.get('/v1/clinics/maple/session')).status, 403);
    });

    it("is refused where it is another clinic's, with a live session of the right one too", async () => {
      const browser = door.browser();
      await browser.open(maple.origin).login(maple.patient);
      const cookie = browser.cookies.header(maple.origin);
      const answer = await browser.open(harbour.origin).send({
        method: 'GET',
        path: '/v1/clinics/maple',
        headers: { Cookie: cookie },
      });
      assert.equal(answer.status, 403);
      assert.ok(!answer.text.includes('Kim'));
    });

    it('has to be there for everything that changes something', async () => {
      const headers = { Origin: null, 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
      const { username, password } = maple.patient;
      const page = door.browser().open(maple.origin);
      const login = { method: 'POST', path: '/v1/clinics/maple/login', headers };
      const answers = [
        await page.send({ ...login, body: JSON.stringify({ username, password }) }),
        await page.send({ method: 'DELETE', path: '/v1/clinics/maple/session', headers }),
        await page.send({ ...login, path: '/v1/clinics/maple/session/activity', body: '{}' }),
      ];
      for (const answer of answers) assert.equal(answer.status, 403);
    });

    it('is not guessed from Referer, Host or forwarded headers', async () => {
      const headers = {
        Origin: null,
        Referer: `${maple.origin}/`,
        'X-Forwarded-Host': 'www.maple.example',
        'X-Forwarded-Proto': 'https',
        Forwarded: 'host=www.maple.example;proto=https',
        'Content-Type': 'application/json',
        'X-Clinic-Auth': '1',
      };
      const { username, password } = maple.patient;
      const answer = await door
        .browser()
        .open(maple.origin)
        .send({
          method: 'POST',
          path: '/v1/clinics/maple/login',
          body: JSON.stringify({ username, password }),
          headers,
        });
      assert.equal(answer.status, 403);
    });

    it('tells any page that its origin is not allowed, so that its builder can see it', async () => {
      const answer = await door.browser().open('https://new-site.example').get('/v1/clinics/maple');
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    });

    it('counts as soon as a clinic has it, and no longer than it has it', async () => {
      const origin = 'https://new.maple.example';
      const { db } = door.node.database;
      const page = door.browser().open(origin);
      assert.equal((await page.login(maple.patient)).status, 403);
      await db.insertInto('clinicOrigin').values({ clinicId: maple.id, origin }).execute();
      door.clock.advance(SECOND);
      assert.equal((await page.login(maple.patient)).status, 200);
      await db.deleteFrom('clinicOrigin').where('origin', '=', origin).execute();
      door.clock.advance(SECOND);
      assert.equal(await page.sessionStatus('maple'), 403);
    });

    it('is each of those that the clinic has', async () => {
      const origins = ['https://one.example', 'http://localhost:5173', 'https://three.example:8443'];
      const clinic = await door.clinic({ slug: 'many', origins });
      for (const origin of origins) {
        const answer = await door.browser().open(origin).login(clinic.patient);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), origin);
        assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), 'true');
        assert.match(answer.headers.get('Vary') ?? '', /\bOrigin\b/);
      }
    });
  });
}
