import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { type KeyedBrowser, type KeyedPage } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`what the log and the metrics tell of proofs, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    const secrets = new Set<string>();
    const path = () => `/v1/clinics/${clinic.slug}/session`;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      browser = await door.keyedBrowser();
      page = browser.open(clinic.origin);
      await page.login(clinic.patient);
      await page.sessionStatus(clinic.slug);
      const call = { method: 'GET', path: path() };
      const good = await page.credentials(call);
      const wrong = await page.credentials(call, { htm: 'POST' });
      const old = await page.credentials(call, { iat: 1 });
      const bare = { DPoP: `${good['DPoP'] ?? ''}x`, Authorization: 'DPoP a-token-of-nobody' };
      const unproven = { Authorization: good['Authorization'] ?? '' };
      for (const headers of [good, good, wrong, old, bare, unproven]) {
        await page.sendBare({ ...call, headers });
        for (const value of Object.values(headers)) secrets.add(value.replace(/^DPoP /, ''));
      }
      for (const { token } of browser.tokens.values()) secrets.add(token);
      secrets.add(browser.nonce ?? '');
      const failing = await door.startNode();
      const there = browser.at(failing.app).open(clinic.origin);
      await failing.database.close();
      await there.get(path());
      log = [...door.node.logLines, ...failing.logLines].join('');
    });
    after(() => door.close());
    let log = '';

    it('is why one was refused, at which clinic and in which request', () => {
      const lines = log.split('\n').filter((line) => line.includes('"event":"proof-refused"'));
      const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.deepEqual(
        told.map(({ refused, why }) => [refused, why]),
        [
          ['proof-refused', 'replay'],
          ['proof-refused', 'method'],
          ['clock-off', 'clock'],
          ['proof-refused', 'form'],
          ['proof-refused', 'no-proof'],
        ],
      );
      for (const line of told) {
        assert.equal(line['clinic'], clinic.slug);
        assert.equal(typeof line['requestId'], 'string');
      }
    });

    it('is never a proof, a token, a nonce or a key', async () => {
      const metrics = await door.browser().open(clinic.origin).get('/metrics');
      secrets.add(browser.thumbprint);
      assert.ok(secrets.size >= 9);
      for (const secret of secrets) {
        assert.ok(secret.length > 10, secret);
        assert.ok(!log.includes(secret), secret);
        assert.ok(!metrics.text.includes(secret), secret);
      }
      assert.match(log, /"err":/);
      assert.doesNotMatch(log, /dpop|eyJ|clinic-auth-tokens/i);
    });

    it('is how many there were, by outcome', async () => {
      const { text } = await door.browser().open(clinic.origin).get('/metrics');
      assert.match(text, /^clinic_auth_proofs_total\{outcome="accepted"\} [1-9]/m);
      assert.match(text, /^clinic_auth_proofs_total\{outcome="proof-refused"\} 4$/m);
      assert.match(text, /^clinic_auth_proofs_total\{outcome="clock-off"\} 1$/m);
      assert.match(text, /^clinic_auth_proofs_total\{outcome="proof-nonce"\} [1-9]/m);
    });
  });
}
