import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { CookiesAnswer } from '../../bff/contract/index.ts';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const PATH = '/v1/clinics/maple/cookies';

for (const dialect of databases()) {
  describe(`the cookie check, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect, { publicUrl: 'https://auth.clinic.example' });
      const origins = ['https://www.clinic.example', 'https://elsewhere.example'];
      clinic = await door.clinic({ slug: 'maple', origins });
    });
    beforeEach(() => {
      page = door.browser().open(clinic.origin);
    });
    after(() => door.close());

    const kept = (answer: Answer): boolean => {
      assert.equal(answer.status, 200, answer.text);
      return (JSON.parse(answer.text) as CookiesAnswer).kept;
    };
    const check = async (from = page) => kept(await from.get(PATH));

    it('says that a browser keeps cookies the second time it is asked, and leaves none behind', async () => {
      const browser = door.browser();
      for (const origin of ['https://www.clinic.example', 'https://elsewhere.example']) {
        const from = browser.open(origin);
        for (let turn = 0; turn < 2; turn += 1) {
          assert.equal(await check(from), false);
          assert.equal(browser.cookies.visibleTo(origin).length, 1);
          assert.equal(await check(from), true);
          assert.equal(browser.cookies.visibleTo(origin).length, 0);
        }
      }
    });

    it('says no as often as it is asked where none comes back', async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        assert.equal(await check(door.browser().open(clinic.origin)), false);
      }
    });

    it('is for a minute: a cookie of long ago says nothing of today', async () => {
      assert.equal(await check(), false);
      door.clock.advance(59 * SECOND);
      assert.equal(await check(), true);
      assert.equal(await check(), false);
      door.clock.advance(MINUTE);
      assert.equal(await check(), false);
    });

    it('sets a cookie just like the session’s, or it would say nothing of that one', async () => {
      for (const origin of ['https://www.clinic.example', 'https://elsewhere.example']) {
        const from = door.browser().open(origin);
        const [line = ''] = (await from.get(PATH)).headers.getSetCookie();
        const login = await from.login(clinic.patient);
        const session = login.headers.getSetCookie().find((each) => each.includes('-session-')) ?? '';
        const [own, theirs] = [parseSetCookie(line), parseSetCookie(session)];
        assert.equal(own.name, '__Host-clinic-check-maple');
        const attributes = ({ attributes: all }: typeof own) =>
          [...all].filter(([name]) => name !== 'max-age');
        assert.deepEqual(attributes(own), attributes(theirs));
        assert.equal(own.attributes.get('max-age'), '60');
      }
    });

    it('is each clinic’s own', async () => {
      await door.clinic({ slug: 'harbour', origins: [clinic.origin] });
      assert.equal(await check(), false);
      assert.equal(kept(await page.get('/v1/clinics/harbour/cookies')), false);
      assert.equal(await check(), true);
    });

    it('gives the nonce for a first proof, which then needs no repeat', async () => {
      const browser = await door.keyedBrowser();
      browser.nonce = (await page.get(PATH)).headers.get('DPoP-Nonce');
      const answer = await browser.open(clinic.origin).login(clinic.patient);
      assert.deepEqual([answer.status, browser.repeats], [200, 0]);
    });

    it('sets no cookie where a proof came along', async () => {
      const browser = await door.keyedBrowser();
      assert.equal(await check(browser.open(clinic.origin)), false);
    });

    it('is for pages of the clinic, and kept by no cache', async () => {
      const evil = await door.browser().open('https://evil.example').get(PATH);
      assert.equal(problemIn(evil).problem.code, 'origin-not-allowed');
      assert.deepEqual(evil.headers.getSetCookie(), []);
      assert.equal(evil.headers.get('DPoP-Nonce'), null);
      const answer = await page.get(PATH);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      assert.match(answer.headers.get('Access-Control-Expose-Headers') ?? '', /DPoP-Nonce/);
    });

    it('writes nothing down, and logs nobody in or out', async () => {
      await page.login(clinic.patient);
      await check();
      await check();
      assert.equal(await page.sessionStatus('maple'), 200);
    });
  });

  describe(`a page that leaves the clinic out, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const ask = (origin: string) =>
      door
        .browser()
        .open(origin)
        .send({
          method: 'OPTIONS',
          path: '/v1/clinic',
          headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'dpop' },
        });

    it('may ask with a proof whose clinic it is: the preflight says so', async () => {
      const answer = await ask(clinic.origin);
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), clinic.origin);
      assert.match(answer.headers.get('Access-Control-Allow-Headers') ?? '', /\bDPoP\b/);
    });

    it('of nobody’s site may not', async () => {
      const answer = await ask('https://evil.example');
      assert.ok(answer.status >= 400, String(answer.status));
      assert.equal(answer.headers.get('Access-Control-Allow-Headers'), null);
    });
  });
}
