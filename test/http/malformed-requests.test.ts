import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { loginIn, problemIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const SECRET = 'the-password-that-nobody-may-echo';

const malformed: readonly (readonly [what: string, body: string, field?: string])[] = [
  ['nothing', ''],
  ['half an object', `{"username":"patient","password":"${SECRET}"`],
  ['a word', SECRET],
  ['null', 'null'],
  ['a string', `"${SECRET}"`],
  ['a number', '1'],
  ['an array', `["patient","${SECRET}"]`],
  ['no fields', '{}', 'username'],
  ['no password', '{"username":"patient"}', 'password'],
  ['no username', `{"password":"${SECRET}"}`, 'username'],
  ['an array as username', `{"username":["patient"],"password":"${SECRET}"}`, 'username'],
  ['an array as password', `{"username":"patient","password":["${SECRET}"]}`, 'password'],
  ['an object as password', `{"username":"patient","password":{"$ne":"${SECRET}"}}`, 'password'],
  ['a number as password', '{"username":"patient","password":0}', 'password'],
  ['true as password', '{"username":"patient","password":true}', 'password'],
  ['null as password', '{"username":"patient","password":null}', 'password'],
  [
    'credentials hidden in __proto__',
    `{"__proto__":{"username":"patient","password":"${SECRET}"}}`,
    'username',
  ],
  ['credentials hidden in constructor', `{"constructor":{"prototype":{"password":"${SECRET}"}}}`, 'username'],
  ['a password longer than any', `{"username":"patient","password":"${SECRET.repeat(130)}"}`, 'password'],
  ['a username longer than any', `{"username":"${'a'.repeat(4097)}","password":"${SECRET}"}`, 'username'],
  ['a field that nobody asked for', `{"username":"patient","password":"${SECRET}","role":"owner"}`],
  ['an own __proto__', `{"username":"patient","password":"${SECRET}","__proto__":{"role":"owner"}}`],
  ['JSON with a comment', `{"username":"patient",/* */"password":"${SECRET}"}`],
  ['JSON nested without end', '['.repeat(8000)],
];

for (const dialect of databases()) {
  describe(`requests that are not as they should be, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      page = door.browser().open(clinic.origin);
    });
    after(() => door.close());

    const sendLogin = (body: string): Promise<Answer> =>
      page.send({
        method: 'POST',
        path: `/v1/clinics/${clinic.slug}/login`,
        body,
        headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
      });
    const countedTries = async () => {
      const rows = door.node.database.db.selectFrom('throttle').selectAll();
      return (await rows.where('clinicId', '=', clinic.id).execute()).length;
    };

    for (const [what, body, field] of malformed) {
      it(`are refused with 400 for ${what}, repeating nothing and counting nothing`, async () => {
        const answer = await sendLogin(body);
        assert.equal(answer.status, 400);
        const { problem, requestId } = problemIn(answer);
        assert.equal(problem.code, 'malformed');
        if (field !== undefined) assert.equal(problem.field, field);
        assert.equal(requestId, answer.headers.get('X-Request-Id'));
        assert.ok(!answer.text.includes(SECRET));
        assert.equal(await countedTries(), 0);
      });
    }

    it('leave every other object as it was, whatever they try to do to its prototype', async () => {
      await sendLogin('{"username":"a","password":"b","__proto__":{"polluted":true}}');
      await sendLogin('{"constructor":{"prototype":{"polluted":true}}}');
      assert.equal('polluted' in {}, false);
    });

    it('are refused with 413 for a body of a megabyte, announced or not', async () => {
      const megabyte = JSON.stringify({ username: 'patient', password: 'x'.repeat(1_000_000) });
      const announced = await page.send({
        method: 'POST',
        path: `/v1/clinics/${clinic.slug}/login`,
        body: megabyte,
        headers: {
          'Content-Type': 'application/json',
          'X-Clinic-Auth': '1',
          'Content-Length': String(megabyte.length),
        },
      });
      for (const answer of [announced, await sendLogin(megabyte)]) {
        assert.equal(answer.status, 413);
        assert.equal(problemIn(answer).problem.code, 'too-large');
      }
    });

    it('are not read to their end where they are too large', async () => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          if (sent > 500) controller.close();
          else controller.enqueue(new Uint8Array(8192).fill(32));
        },
      });
      const answer = await page.send({
        method: 'POST',
        path: `/v1/clinics/${clinic.slug}/login`,
        body,
        headers: { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
      });
      assert.equal(answer.status, 413);
      assert.ok(sent < 20, `${sent} chunks were read`);
    });

    for (const username of [
      'pat\u0000ient',
      '\u0000',
      '\ud83d',
      'a'.repeat(4096),
      '',
      '\u202e',
      'patient\u0000',
    ]) {
      it(`are wrong credentials like any others for the username ${JSON.stringify(username.slice(0, 9))}`, async () => {
        const answer = await sendLogin(JSON.stringify({ username, password: clinic.patient.password }));
        assert.equal(answer.status, 401);
        assert.equal(loginIn(answer).problem?.code, 'wrong-credentials');
      });
    }

    it('are wrong credentials like any others for passwords with NULs and half characters', async () => {
      for (const ending of ['\u0000', '\ud83d', ' \u0000x']) {
        const answer = await page.login(clinic.patient, { password: clinic.patient.password + ending });
        assert.equal(loginIn(answer).problem?.code, 'wrong-credentials');
      }
    });

    const unknown = [
      'nobody',
      '%00',
      'clinic%00',
      '%ff',
      '%ED%A0%80',
      '__proto__',
      'constructor',
      "'",
      '%2F',
      ' ',
      'é',
    ];
    for (const slug of [...unknown, 'x'.repeat(5000)]) {
      it(`are told that there is no clinic ${JSON.stringify(slug.slice(0, 12))}`, async () => {
        const answers = [
          await page.get(`/v1/clinics/${slug}/session`),
          await page.post(`/v1/clinics/${slug}/login`, { username: 'patient', password: 'x' }),
        ];
        for (const answer of answers) {
          assert.equal(answer.status, 404);
          assert.match(problemIn(answer).problem.code, /^(unknown-clinic|not-found)$/);
        }
      });
    }

    it('do not find a clinic by its slug in another case', async () => {
      assert.equal((await page.get(`/v1/clinics/${clinic.slug.toUpperCase()}/session`)).status, 404);
    });

    it('with cookies that nobody gave out are just not logged in', async () => {
      const name = `__Host-clinic-session-${clinic.slug}`;
      for (const value of ['', '%', '%00', 'é', "' or 1=1 --", 'x'.repeat(5000), `a; ${name}=b`]) {
        const headers = { Cookie: encodeURI(`${name}=${value}`) };
        const answer = await page.send({
          method: 'GET',
          path: `/v1/clinics/${clinic.slug}/session`,
          headers,
        });
        assert.equal(answer.status, 401, value.slice(0, 20));
      }
    });
  });
}
