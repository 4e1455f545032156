import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { Answer } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { ClaimChanges, KeyedBrowser, KeyedPage } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const PUBLIC_URL = 'https://auth.bff.example/auth';
const PATH = '/v1/clinics/maple/session';
const HTU = `${PUBLIC_URL}${PATH}`;

/** What an attacker, or a broken client, says in a proof; all else in it is right. */
const claims: readonly (readonly [what: string, changes: ClaimChanges])[] = [
  ['another method', { htm: 'POST' }],
  ['the method in lower case', { htm: 'get' }],
  ['no method', { htm: undefined }],
  ['no address', { htu: undefined }],
  ['another host', { htu: `https://evil.example/auth${PATH}` }],
  ['a host that begins alike', { htu: `https://auth.bff.example.evil.example/auth${PATH}` }],
  ['user info before the host', { htu: `https://evil@auth.bff.example/auth${PATH}` }],
  ['another port', { htu: `https://auth.bff.example:8443/auth${PATH}` }],
  ['another scheme', { htu: HTU.replace('https:', 'http:') }],
  ['the address inside the proxy', { htu: `https://auth.bff.example${PATH}` }],
  ['the path alone', { htu: PATH }],
  ['another clinic’s path', { htu: `${PUBLIC_URL}/v1/clinics/harbour/session` }],
  ['a path above', { htu: `${PUBLIC_URL}/v1/clinics/maple` }],
  ['a path below', { htu: `${HTU}/activity` }],
  ['a trailing slash', { htu: `${HTU}/` }],
  ['two slashes', { htu: `${PUBLIC_URL}//v1/clinics/maple/session` }],
  ['a way round', { htu: `${PUBLIC_URL}/v1/clinics/harbour/../maple/session` }],
  ['a letter percent-encoded', { htu: `${PUBLIC_URL}/v1/clinics/%6daple/session` }],
  ['a slash percent-encoded', { htu: `${PUBLIC_URL}/v1/clinics%2fmaple/session` }],
  ['upper case in the path', { htu: `${PUBLIC_URL}/v1/clinics/Maple/session` }],
  ['upper case in the host', { htu: HTU.replace('auth.bff', 'AUTH.bff') }],
  ['a query', { htu: `${HTU}?x=1` }],
  ['an empty query', { htu: `${HTU}?` }],
  ['a fragment', { htu: `${HTU}#x` }],
  ['two addresses', { htu: [HTU, HTU] }],
  ['no id', { jti: undefined }],
  ['an empty id', { jti: '' }],
  ['an id that is no text', { jti: 17 }],
  ['an id of a novel', { jti: 'x'.repeat(65) }],
  ['no time', { iat: undefined }],
  ['a time that is no number', { iat: 'now' }],
  ['a nonce that is no text', { nonce: 17 }],
  ['no token', { ath: undefined }],
  ['another token', { ath: 'LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ' }],
  ['a time at which it ended', { exp: 1 }],
  ['a time at which it begins', { nbf: 32_503_680_000 }],
];

for (const dialect of databases()) {
  describe(`a proof that does not fit, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    before(async () => {
      door = await openFrontDoor(dialect, { publicUrl: PUBLIC_URL });
      maple = await door.clinic({ slug: 'maple' });
      await door.clinic({ slug: 'harbour' });
    });
    beforeEach(async () => {
      browser = await door.keyedBrowser();
      page = browser.open(maple.origin);
      await page.login(maple.patient);
      assert.equal(await page.sessionStatus('maple'), 200);
    });
    after(() => door.close());

    /** A session check whose proof says something else than it should. */
    const ask = async (changes: ClaimChanges, method = 'GET') => {
      const headers = await page.credentials({ method, path: PATH }, changes);
      return page.sendBare({ method, path: PATH, headers });
    };
    const refused = (answer: Answer, code: string, error: string, what = '') => {
      assert.deepEqual([answer.status, problemIn(answer).problem], [401, { code }], what);
      const challenge = answer.headers.get('WWW-Authenticate') ?? '';
      assert.equal(challenge, `DPoP algs="ES256", error="${error}"`, what);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.equal(answer.headers.get('Clinic-Auth-Tokens'), null);
      assert.notEqual(answer.headers.get('DPoP-Nonce'), null);
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), maple.origin);
    };

    for (const [what, changes] of claims) {
      it(`is refused: ${what}`, async () => {
        refused(await ask(changes), 'proof-refused', 'invalid_dpop_proof');
      });
    }

    it('may be off by a minute either way, and no more: then it says that the clock is off', async () => {
      const now = Math.floor(door.clock.now() / 1000);
      for (const seconds of [-60, -59, 59, 60]) {
        assert.equal((await ask({ iat: now + seconds })).status, 200, String(seconds));
      }
      for (const seconds of [-86_400, -61, 61, 86_400]) {
        refused(await ask({ iat: now + seconds }), 'clock-off', 'invalid_dpop_proof', String(seconds));
      }
    });

    it('needs a nonce, one of the last two minutes’, and made here', async () => {
      const old = browser.nonce;
      const nonces = [undefined, '', 'x'.repeat(22), `${old ?? ''}x`, (old ?? '').toLowerCase()];
      for (const nonce of nonces) refused(await ask({ nonce }), 'proof-nonce', 'use_dpop_nonce', nonce);
      assert.equal((await ask({ nonce: old })).status, 200);
      door.clock.advance(2 * MINUTE);
      refused(await ask({ nonce: old }), 'proof-nonce', 'use_dpop_nonce');
      assert.equal(await page.sessionStatus('maple'), 200, 'the next one is in the answer');
    });

    it('asks a query’s proof for the address without it, and heeds no order in which a path is read', async () => {
      const headers = await page.credentials({ method: 'GET', path: PATH });
      assert.equal((await page.sendBare({ method: 'GET', path: `${PATH}?x=1`, headers })).status, 200);
      const spelt = '/v1/clinics/%6daple/session';
      const own = await page.credentials({ method: 'GET', path: PATH });
      refused(
        await page.sendBare({ method: 'GET', path: spelt, headers: own }),
        'proof-refused',
        'invalid_dpop_proof',
      );
    });

    it('is for one method: that of a check logs nobody out', async () => {
      const headers = { ...(await page.credentials({ method: 'GET', path: PATH })), 'X-Clinic-Auth': '1' };
      const answer = await page.sendBare({ method: 'DELETE', path: PATH, headers });
      refused(answer, 'proof-refused', 'invalid_dpop_proof');
      assert.equal(await page.sessionStatus('maple'), 200);
    });

    it('does no good from a page of another site, and is not used up by it', async () => {
      const headers = await page.credentials({ method: 'GET', path: PATH });
      const evil = browser.open('https://evil.example');
      const answer = await evil.sendBare({ method: 'GET', path: PATH, headers });
      assert.equal(problemIn(answer).problem.code, 'origin-not-allowed');
      assert.equal(answer.headers.get('DPoP-Nonce'), null);
      assert.equal((await page.sendBare({ method: 'GET', path: PATH, headers })).status, 200);
    });

    it('does not stand in for the header that only scripts can set', async () => {
      const headers = await page.credentials({ method: 'DELETE', path: PATH });
      const answer = await page.sendBare({ method: 'DELETE', path: PATH, headers });
      assert.equal(problemIn(answer).problem.code, 'header-missing');
    });

    it('logs nobody in where it is refused, whatever the password', async () => {
      const login = { method: 'POST', path: '/v1/clinics/maple/login' };
      const { username, password } = maple.patient;
      const count = async () =>
        (await door.node.database.db.selectFrom('session').select('tokenHash').execute()).length;
      const before = await count();
      const answer = await page.sendBare({
        ...login,
        body: JSON.stringify({ username, password }),
        headers: {
          ...(await page.credentials(login, { htu: HTU })),
          'Content-Type': 'application/json',
          'X-Clinic-Auth': '1',
        },
      });
      refused(answer, 'proof-refused', 'invalid_dpop_proof');
      assert.equal(await count(), before);
    });
  });
}
