import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer, Call } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };

/** One request for every kind of answer, with the status that it gets. */
const calls: readonly (readonly [status: number, call: Call])[] = [
  [200, { method: 'GET', path: '/healthz' }],
  [200, { method: 'GET', path: '/readyz' }],
  [200, { method: 'GET', path: '/metrics' }],
  [200, { method: 'GET', path: '/openapi.json' }],
  [200, { method: 'GET', path: '/v1/clinic' }],
  [200, { method: 'GET', path: '/v1/clinics/maple' }],
  [204, { method: 'OPTIONS', path: '/v1/clinics/maple/login' }],
  [204, { method: 'DELETE', path: '/v1/clinics/maple/session', headers: json }],
  [400, { method: 'POST', path: '/v1/clinics/maple/login', headers: json, body: '{' }],
  [400, { method: 'POST', path: '/v1/clinics/maple/login', headers: json, body: '{}' }],
  [401, { method: 'GET', path: '/v1/clinics/maple/session' }],
  [
    401,
    {
      method: 'POST',
      path: '/v1/clinics/maple/login',
      headers: json,
      body: '{"username":"a","password":"b"}',
    },
  ],
  [403, { method: 'GET', path: '/v1/clinics/maple', headers: { Origin: 'https://evil.example' } }],
  [403, { method: 'DELETE', path: '/v1/clinics/maple/session' }],
  [404, { method: 'GET', path: '/v1/clinics/nobody' }],
  [404, { method: 'GET', path: '/nowhere' }],
  [405, { method: 'PUT', path: '/healthz', headers: json }],
  [413, { method: 'POST', path: '/v1/clinics/maple/login', headers: json, body: 'x'.repeat(20_000) }],
  [415, { method: 'POST', path: '/v1/clinics/maple/login', headers: { 'X-Clinic-Auth': '1' }, body: '{}' }],
];

const [dialect] = databases();

describe('the headers of every answer', () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  before(async () => {
    door = await openFrontDoor(dialect);
    clinic = await door.clinic({ slug: 'maple' });
  });
  after(() => door.close());

  const assertClosed = ({ headers }: Answer) => {
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
    assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.match(headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
    assert.match(headers.get('X-Request-Id') ?? '', /^[0-9a-f-]{36}$/);
    for (const telling of ['Server', 'X-Powered-By']) assert.equal(headers.get(telling), null);
  };

  for (const [status, call] of calls) {
    it(`keep browsers from doing anything with a ${status} of ${call.method} ${call.path}`, async () => {
      const answer = await door.browser().open(clinic.origin).send(call);
      assert.equal(answer.status, status);
      assertClosed(answer);
      assert.match(
        answer.headers.get('Strict-Transport-Security') ?? '',
        /^max-age=(\d{8,}); includeSubDomains$/,
      );
      if (answer.text !== '')
        assert.match(answer.headers.get('Content-Type') ?? '', /^(application\/json|text\/plain)/);
    });
  }

  it('keep browsers from doing anything with a successful login', async () => {
    const answer = await door.browser().open(clinic.origin).login(clinic.patient);
    assert.equal(answer.status, 200);
    assertClosed(answer);
    assert.equal(answer.headers.get('Content-Type'), 'application/json');
  });

  it('say nothing of HTTPS where browsers reach the BFF without it', async () => {
    const node = await door.startNode({ publicUrl: 'http://localhost:8787' });
    for (const [, call] of calls) {
      const answer = await door.browser(node).open(clinic.origin).send(call);
      assert.equal(answer.headers.get('Strict-Transport-Security'), null);
      assertClosed(answer);
    }
  });

  it('carry a request id of ours, another one each time, and never the one that was sent', async () => {
    const sent = '00000000-0000-4000-8000-000000000000';
    const page = door.browser().open(clinic.origin);
    const ids = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { headers } = await page.send({
        method: 'GET',
        path: '/healthz',
        headers: { 'X-Request-Id': sent },
      });
      ids.push(headers.get('X-Request-Id'));
    }
    assert.equal(new Set([...ids, sent]).size, 4);
  });

  it('let a page read how long to wait, which request it was, the server’s time and what comes for its key', async () => {
    const answer = await door.browser().open(clinic.origin).get('/v1/clinics/maple');
    const exposed = (answer.headers.get('Access-Control-Expose-Headers') ?? '').toLowerCase().split(/,\s*/);
    const forKeys = ['clinic-auth-tokens', 'dpop-nonce', 'www-authenticate'];
    assert.deepEqual(exposed.toSorted(), [...forKeys, 'date', 'retry-after', 'x-request-id'].toSorted());
  });

  it('are the same for each answer: nothing sticks from one request to the next', async () => {
    const page = door.browser().open(clinic.origin);
    await page.login(clinic.patient);
    const { headers } = await door.browser().open(clinic.origin).send({ method: 'GET', path: '/healthz' });
    assert.deepEqual(headers.getSetCookie(), []);
    assert.equal(headers.get('Retry-After'), null);
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
  });
});
