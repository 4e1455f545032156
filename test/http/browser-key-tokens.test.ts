import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { loginIn, problemIn } from '../support/answers.ts';
import type { Browser } from '../support/browser.ts';
import type { KeyedBrowser, KeyedPage } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

const MINUTES = 60_000;

for (const dialect of databases()) {
  describe(`the tokens of a browser that keeps no cookies, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    let cookies: Browser;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      browser = await way.door.keyedBrowser();
      page = browser.open(clinic.origin);
      cookies = way.door.browser();
      await page.login(clinic.patient);
      await cookies.open(clinic.origin).login(clinic.patient);
    });
    after(() => way.close());

    const path = () => `/v1/clinics/${clinic.slug}/session`;
    const tokenOf = (name: string, of = browser): string => of.tokens.get(name)?.token ?? '';
    const keep = (name: string, token: string, of = browser) =>
      of.tokens.set(name, { token, expiresAt: way.door.clock.now() + 10 * MINUTES });
    const cookie = (name: string): string =>
      cookies.cookies.value(`__Host-clinic-${name}-${clinic.slug}`, clinic.origin) ?? '';
    const check = async (from: KeyedPage = page) => {
      const answer = await from.get(path());
      return answer.status === 200
        ? '200'
        : `${answer.status} ${problemIn(answer).problem.code} ${/error="(\w+)"/.exec(answer.headers.get('WWW-Authenticate') ?? '')?.[1] ?? ''}`;
    };
    const REFUSED = '401 proof-refused invalid_token';

    it('are of no use to whoever stole them and has not the key', async () => {
      const thief = await way.door.keyedBrowser();
      for (const [name, kept] of browser.tokens) thief.tokens.set(name, kept);
      assert.equal(await check(thief.open(clinic.origin)), REFUSED);
    });

    it('are of no use without a proof: as they are, as a bearer’s, in a cookie', async () => {
      const token = tokenOf('session');
      for (const Authorization of [`DPoP ${token}`, `dpop ${token}`, 'DPoP']) {
        const answer = await page.sendBare({ method: 'GET', path: path(), headers: { Authorization } });
        assert.equal(problemIn(answer).problem.code, 'proof-refused', Authorization);
        assert.match(answer.headers.get('WWW-Authenticate') ?? '', /error="invalid_token"/);
      }
      const bearer = { Authorization: `Bearer ${token}` };
      const asBearer = await page.sendBare({ method: 'GET', path: path(), headers: bearer });
      assert.equal(problemIn(asBearer).problem.code, 'not-logged-in');
      const Bearer = { ...(await page.credentials({ method: 'GET', path: path() })), ...bearer };
      const withProof = await page.sendBare({ method: 'GET', path: path(), headers: Bearer });
      assert.equal(problemIn(withProof).problem.code, 'proof-refused');
      const Cookie = `__Host-clinic-session-${clinic.slug}=${token}`;
      const answer = await page.sendBare({ method: 'GET', path: path(), headers: { Cookie } });
      assert.equal(problemIn(answer).problem.code, 'not-logged-in');
      const Authorization = `DPoP ${token}`;
      const both = await page.sendBare({ method: 'GET', path: path(), headers: { Cookie, Authorization } });
      assert.equal(problemIn(both).problem.code, 'proof-refused');
    });

    it('are not the tokens of cookies: those open nothing with a key', async () => {
      keep('session', cookie('session'));
      assert.equal(await check(), REFUSED);
    });

    it('open nothing in another one’s place', async () => {
      const { staff } = clinic;
      const app = await way.setUpApp(await way.enter(staff), staff);
      const own = await way.door.keyedBrowser();
      const ownPage = own.open(clinic.origin);
      await way.trust(staff, app, ownPage);
      await ownPage.delete(path());
      await way.setUpPasskey(await way.enter(clinic.patient), clinic.patient);
      const trust = tokenOf('trust', own);
      own.tokens.delete('trust');
      assert.equal(loginIn(await ownPage.login(staff)).step.name, 'second-step');
      for (const name of ['login', 'browser']) {
        keep('session', tokenOf(name, own), own);
        assert.equal(await check(ownPage), REFUSED, name);
      }
      keep('session', trust, own);
      assert.equal(await check(ownPage), REFUSED, 'trust');
      own.tokens.delete('session');

      keep('login', trust, own);
      assert.equal(loginIn(await ownPage.get(`/v1/clinics/${clinic.slug}/login`)).step.name, 'password');
      keep('trust', tokenOf('browser', own), own);
      assert.equal(loginIn(await ownPage.login(staff)).step.name, 'second-step');
    });

    it('trust nobody else’s browser: those of another key are as good as none', async () => {
      const { staff } = clinic;
      const app = await way.setUpApp(await way.enter(staff), staff);
      await way.trust(staff, app, page);
      const thief = await way.door.keyedBrowser();
      keep('trust', tokenOf('trust'), thief);
      assert.equal(loginIn(await thief.open(clinic.origin).login(staff)).step.name, 'second-step');
    });

    it('are one clinic’s: at another one, with the same key, they open nothing', async () => {
      const other = await way.door.clinic();
      const there = browser.open(other.origin);
      const answer = await there.get(`/v1/clinics/${other.slug}/session`);
      assert.equal(problemIn(answer).problem.code, 'proof-refused');
      assert.equal(await check(), '200');
    });

    it('are refused where they were changed or cut', async () => {
      const token = tokenOf('session');
      const [format = '', version = '', box = ''] = token.split('.');
      const flipped = `${box.startsWith('A') ? 'B' : 'A'}${box.slice(1)}`;
      const changed = [
        `${format}.${version}.${flipped}`,
        `${format}.${version}.${box.slice(0, -4)}`,
        `${format}.2.${box}`,
        `2.${version}.${box}`,
        `${format}.${version}.`,
        box,
      ];
      for (const each of changed) {
        keep('session', each);
        assert.equal(await check(), REFUSED, each.slice(0, 8));
      }
    });

    it('are another text each time, and say nothing of what is sealed in them', async () => {
      const seen = new Set([tokenOf('session')]);
      for (let turn = 0; turn < 3; turn += 1) {
        await page.delete(path());
        await page.login(clinic.patient);
        seen.add(tokenOf('session'));
      }
      assert.equal(seen.size, 4);
      for (const token of seen) assert.match(token, /^1\.1\.[\w-]{95}$/);
    });

    it('are all that counts: the cookies of a keyed request are not looked at', async () => {
      const { staff } = clinic;
      const app = await way.setUpApp(await way.enter(staff), staff);
      const trusted = cookies.open(clinic.origin);
      await way.trust(staff, app, trusted);
      const Cookie = cookies.cookies.header(clinic.origin);
      const stranger = (await way.door.keyedBrowser()).open(clinic.origin);
      await stranger.get(path());
      const answer = await stranger.send({ method: 'GET', path: path(), headers: { Cookie } });
      assert.equal(problemIn(answer).problem.code, 'not-logged-in');
      const login = await stranger.send({
        method: 'POST',
        path: `/v1/clinics/${clinic.slug}/login`,
        body: JSON.stringify({ username: staff.username, password: staff.password }),
        headers: { Cookie, 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
      });
      assert.equal(loginIn(login).step.name, 'second-step', 'a trusted browser’s cookie is not looked at');
      assert.equal(await trusted.sessionStatus(clinic.slug), 200);
    });

    it('change nothing for whoever comes with cookies and a proxy’s own Authorization', async () => {
      const Cookie = cookies.cookies.header(clinic.origin);
      for (const Authorization of ['Basic dXNlcjpwYXNz', 'Digest username="x"', 'DPoPx y']) {
        const headers = { Cookie, Authorization, 'Clinic-Auth-Tokens': 'trust=x' };
        assert.equal((await page.sendBare({ method: 'GET', path: path(), headers })).status, 200);
      }
    });

    it('are passed over where they are no tokens, and the request goes on', async () => {
      for (const tokens of [
        '',
        ',',
        'x',
        'login=',
        'login=a b',
        'nobody=1.1.AA',
        'session=1.1.AA',
        'x=y,'.repeat(900),
      ]) {
        const answer = await page.send({
          method: 'GET',
          path: path(),
          headers: { 'Clinic-Auth-Tokens': tokens },
        });
        assert.equal(answer.status, 200, tokens.slice(0, 20));
      }
    });
  });
}
