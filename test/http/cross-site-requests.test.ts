import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** Content types that a form or a plain script can send to another site without a preflight, and variants. */
const notJson: readonly (string | null)[] = [
  'text/plain',
  'text/plain;application/json',
  'text/plain; charset=application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'application/jsonp',
  'application/json-patch+json',
  'text/json',
  'json',
  '',
  null,
];

for (const dialect of databases()) {
  describe(`what other pages can make a browser send, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      page = door.browser().open(clinic.origin);
      await page.login(clinic.patient);
    });
    after(() => door.close());

    const path = (rest: string) => `/v1/clinics/${clinic.slug}${rest}`;
    const credentials = () => {
      const { username, password } = clinic.staff;
      return JSON.stringify({ username, password });
    };
    const send = (method: string, rest: string, headers: Record<string, string | null>) =>
      page.send({ method, path: path(rest), headers, ...(method !== 'DELETE' && { body: credentials() }) });
    const code = (answer: Answer) => problemIn(answer).problem.code;
    const whoIsIn = async () => (await page.get(path('/session'))).text;

    for (const header of [null, '', '0', 'true', '1, 1', '11']) {
      it(`does nothing with X-Clinic-Auth: ${header}`, async () => {
        const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': header };
        const answers = [
          await send('POST', '/login', json),
          await send('DELETE', '/session', { 'X-Clinic-Auth': header }),
          await send('POST', '/session/activity', json),
        ];
        for (const answer of answers) {
          assert.equal(answer.status, 403);
          assert.equal(code(answer), 'header-missing');
        }
        assert.match(await whoIsIn(), /"role":"patient"/);
      });
    }

    for (const type of notJson) {
      it(`does nothing with the content type ${type}`, async () => {
        const headers = { 'Content-Type': type, 'X-Clinic-Auth': '1' };
        for (const answer of [
          await send('POST', '/login', headers),
          await send('POST', '/session/activity', headers),
        ]) {
          assert.equal(answer.status, 415);
          assert.equal(code(answer), 'not-json');
        }
        assert.match(await whoIsIn(), /"role":"patient"/);
      });
    }

    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON',
      'application/json;charset=UTF-8',
    ]) {
      it(`takes ${type} for JSON`, async () => {
        const answer = await send('POST', '/login', { 'Content-Type': type, 'X-Clinic-Auth': '1' });
        assert.equal(answer.status, 200);
      });
    }

    it('cannot smuggle a method past the gate', async () => {
      const headers = {
        'X-HTTP-Method-Override': 'DELETE',
        'X-Clinic-Auth': '1',
        'Content-Type': 'application/json',
      };
      await page.send({ method: 'GET', path: path('/session?_method=DELETE'), headers });
      await page.send({ method: 'POST', path: path('/session/activity'), body: '{}', headers });
      assert.equal(await page.sessionStatus(clinic.slug), 200);
    });

    it('changes nothing by reading', async () => {
      const tables = async () => {
        const { db } = door.node.database;
        return JSON.stringify([
          await db.selectFrom('session').selectAll().execute(),
          await db.selectFrom('throttle').selectAll().execute(),
          await db.selectFrom('knownBrowser').selectAll().execute(),
        ]);
      };
      const before = await tables();
      door.clock.advance(3_600_000);
      for (const rest of ['', '/session', '/login', '/session/activity']) {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) await page.send({ method, path: path(rest) });
      }
      assert.equal(await tables(), before);
    });

    it('gets nothing read where the browser says that another site asks', async () => {
      for (const site of ['cross-site', 'same-site']) {
        for (const rest of ['', '/session']) {
          const headers = { Origin: null, 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'no-cors' };
          const answer = await page.send({ method: 'GET', path: path(rest), headers });
          assert.equal(answer.status, 403, `${site} ${rest}`);
          assert.ok(!answer.text.includes('Kim'));
        }
      }
    });

    it("may read from the BFF's own pages, from the address bar and without a browser", async () => {
      for (const site of ['same-origin', 'none', null]) {
        const headers = { Origin: null, 'Sec-Fetch-Site': site };
        assert.equal((await page.send({ method: 'GET', path: path('/session'), headers })).status, 200);
      }
    });

    it('reads from the clinic page, whatever site the BFF stands on', async () => {
      for (const site of ['cross-site', 'same-site']) {
        const answer = await page.send({
          method: 'GET',
          path: path('/session'),
          headers: { 'Sec-Fetch-Site': site },
        });
        assert.equal(answer.status, 200);
      }
    });
  });
}
