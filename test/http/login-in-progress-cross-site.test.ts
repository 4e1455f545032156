import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { loginCalls } from '../support/login-calls.ts';
import { answerPasskey, askForPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  told,
  typeRecoveryCode,
  whereLoginStands,
} from '../support/two-step.ts';

const [dialect] = databases();
const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };

describe("what another site's page can do in the browser of whoever is logging in", () => {
  let door: FrontDoor;
  let clinic: StaffedClinic;
  let other: StaffedClinic;
  let page: Page;
  let recoveryCode: string;
  before(async () => {
    door = await openFrontDoor(dialect);
    [clinic, other] = [await door.clinic(), await door.clinic()];
    await giveAuthenticator(door, clinic.staff);
    recoveryCode = await giveRecoveryCode(door, clinic.staff);
    page = door.browser().open(clinic.origin);
    assert.equal(told(await page.login(clinic.staff)), '200 second-step');
  });
  after(() => door.close());

  const calls = () => [
    ...Object.values(loginCalls).flatMap((own) => Object.entries(own)),
    ['passkey/challenge', {}] as const,
  ];
  const refusals: readonly [string, () => Readonly<Record<string, string | null>>, number, string][] = [
    ['a strange origin', () => ({ ...json, Origin: 'https://evil.example' }), 403, 'origin-not-allowed'],
    ["another clinic's origin", () => ({ ...json, Origin: other.origin }), 403, 'origin-not-allowed'],
    ['no origin', () => ({ ...json, Origin: null }), 403, 'origin-not-allowed'],
    ['the origin of a sandbox', () => ({ ...json, Origin: 'null' }), 403, 'origin-not-allowed'],
    ['no header of ours', () => ({ 'Content-Type': 'application/json' }), 403, 'header-missing'],
    ['a form', () => ({ ...json, 'Content-Type': 'text/plain' }), 415, 'not-json'],
  ];

  for (const [what, headers, status, code] of refusals) {
    it(`is nothing with ${what}`, async () => {
      for (const [path, body] of calls()) {
        const answer = await page.send({
          method: 'POST',
          path: `/v1/clinics/${clinic.slug}/login/${path}`,
          body: JSON.stringify(body),
          headers: headers(),
        });
        assert.equal(answer.status, status, path);
        assert.deepEqual(problemIn(answer).problem, { code }, path);
      }
    });
  }

  it('is not to make the person leave, nor to see where they stand', async () => {
    const path = `/v1/clinics/${clinic.slug}/login`;
    for (const Origin of ['https://evil.example', other.origin, 'null']) {
      const headers = { 'X-Clinic-Auth': '1', Origin };
      for (const method of ['DELETE', 'GET']) {
        assert.equal((await page.send({ method, path, headers })).status, 403, `${method} ${Origin}`);
      }
    }
    const embedded = { 'Sec-Fetch-Site': 'cross-site', Origin: null };
    assert.equal((await page.send({ method: 'GET', path, headers: embedded })).status, 403);
    assert.equal(told(await whereLoginStands(page, clinic)), '200 second-step');
  });

  it("is not to have a passkey answered there: the page's origin is in the answer", async () => {
    const passkey = await givePasskey(door, clinic.patient);
    const options = await askForPasskey(door.browser().open(clinic.origin), clinic, 'passkey');
    const assertion = passkey.assert({ ...options, origin: other.origin });
    const answer = await answerPasskey(door.browser().open(clinic.origin), clinic, 'passkey', assertion);
    assert.equal(told(answer), '401 password passkey-refused');
  });

  it('has changed nothing: from the clinic’s own page the login goes on', async () => {
    assert.equal(told(await typeRecoveryCode(page, clinic, recoveryCode)), '200 save-recovery-code');
  });
});
