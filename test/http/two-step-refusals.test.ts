import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Call, Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, PHONE, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
const NOT_LOGGED_IN = { status: 401, code: 'not-logged-in' };

/** Every call of the settings, with a body that it takes. */
function callsOf(
  clinic: StaffedClinic,
  currentPassword: string,
): readonly (Omit<Call, 'body'> & { body?: object })[] {
  const base = `/v1/clinics/${clinic.slug}`;
  const own = `${base}/two-step`;
  const colleague = `${base}/profiles/${clinic.staff.profileId}/two-step`;
  const response = { clientDataJSON: '', attestationObject: '' };
  const registration = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    response,
    clientExtensionResults: {},
  };
  const post = (path: string, body: object = {}) => ({ method: 'POST', path, body });
  return [
    { method: 'GET', path: own },
    post(`${own}/authenticator`, { currentPassword }),
    post(`${own}/authenticator/code`, { code: '123456' }),
    post(`${own}/authenticator/remove`, { currentPassword }),
    post(`${own}/sms`, { currentPassword, mobilePhone: PHONE }),
    post(`${own}/sms/resend`),
    post(`${own}/sms/code`, { code: '123456' }),
    post(`${own}/sms/remove`, { currentPassword }),
    post(`${own}/passkey/challenge`, { currentPassword }),
    post(`${own}/passkeys`, { registration, name: 'Mine' }),
    { method: 'PATCH', path: `${own}/passkeys/AAAA`, body: { name: 'Mine' } },
    post(`${own}/passkeys/AAAA/remove`, { currentPassword }),
    post(`${own}/default`, { method: 'authenticator' }),
    post(`${own}/turn-off`, { currentPassword }),
    post(`${own}/mobile-phone`, { currentPassword, mobilePhone: PHONE }),
    post(`${own}/recovery-code`, { currentPassword }),
    post(`${own}/recovery-code/new`, { currentPassword }),
    { method: 'DELETE', path: `${base}/trusted-browsers` },
    { method: 'DELETE', path: `${base}/trusted-browsers/AAAA` },
    { method: 'GET', path: colleague },
    post(`${colleague}/pause`, { currentPassword, hours: 1 }),
    post(`${colleague}/resume`, { currentPassword }),
    post(`${colleague}/remove`, { currentPassword }),
    { method: 'GET', path: `${base}/security-settings` },
    { method: 'PATCH', path: `${base}/security-settings`, body: { currentPassword, twoStepEnforced: true } },
    post(`${base}/recovery-code-pdf`, { recoveryCode: 'ABC123', locale: 'en' }),
  ];
}

for (const dialect of databases()) {
  describe(`the calls of 2-Step Verification's settings, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openTwoStepWay(dialect);
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const send = (
      page: Page,
      { body, ...call }: ReturnType<typeof callsOf>[number],
      headers: Readonly<Record<string, string | null>> = json,
    ) => page.send({ ...call, headers, ...(body && { body: JSON.stringify(body) }) });
    const every = (password = clinic.owner.password) => callsOf(clinic, password);

    it('are not for strangers', async () => {
      for (const call of every()) {
        const answer = await send(way.visit(clinic), call);
        assert.deepEqual(problemOf(answer), NOT_LOGGED_IN, `${call.method} ${call.path}`);
      }
    });

    it('are not for sessions that have ended, nor for those of another clinic', async () => {
      const other = await way.door.clinic();
      const browser = way.door.browser();
      await browser.open(other.origin).login(other.owner);
      const gone = await way.enter(clinic.owner);
      await gone.delete(`/v1/clinics/${clinic.slug}/session`);
      for (const call of every()) {
        for (const page of [browser.open(clinic.origin), gone]) {
          assert.deepEqual(problemOf(await send(page, call)), NOT_LOGGED_IN, `${call.method} ${call.path}`);
        }
        const foreign = problemOf(await send(browser.open(other.origin), call));
        assert.equal(foreign.code, 'origin-not-allowed', `${call.method} ${call.path}`);
      }
    });

    it('are not for a login in progress, but for the page with its recovery code', async () => {
      const own = await way.enter(clinic.fullAccess);
      const app = await way.setUpApp(own, clinic.fullAccess);
      const page = way.visit(clinic);
      await page.login(clinic.fullAccess);
      for (const call of every(clinic.fullAccess.password)) {
        const { status } = await send(page, call);
        assert.equal(status, call.path.endsWith('/recovery-code-pdf') ? 200 : 401, call.path);
      }
      assert.equal((await way.settings(own, clinic.fullAccess)).state, 'on');
      assert.equal(app.recoveryCode?.length, 6);
    });

    it("are not for somebody else's page in the browser of whoever is logged in, nor without the header", async () => {
      const page = await way.enter(clinic.owner);
      for (const call of every()) {
        const evil = await send(page, call, { ...json, Origin: 'https://evil.example' });
        assert.equal(problemOf(evil).code, 'origin-not-allowed', call.path);
        if (call.method === 'GET') continue;
        const simple = await send(page, call, { ...json, 'X-Clinic-Auth': null });
        assert.equal(problemOf(simple).code, 'header-missing', call.path);
        const none = await send(page, call, { ...json, Origin: null });
        assert.equal(problemOf(none).code, 'origin-not-allowed', call.path);
        if (call.method === 'DELETE') continue;
        const text = await send(page, call, { ...json, 'Content-Type': 'text/plain' });
        assert.equal(problemOf(text).code, 'not-json', call.path);
      }
    });

    it('take the bodies that they are made for, and no others', async () => {
      const page = await way.enter(clinic.owner);
      for (const call of every()) {
        if (!call.body) continue;
        const bodies: readonly unknown[] = [
          [],
          null,
          { ...call.body, more: 1 },
          { ...call.body, profileId: clinic.staff.profileId },
          ...Object.keys(call.body).map((name) => ({ ...call.body, [name]: { $ne: '' } })),
        ];
        for (const body of bodies) {
          const answer = await page.send({ ...call, headers: json, body: JSON.stringify(body) });
          assert.equal(problemOf(answer).code, 'malformed', `${call.path} ${JSON.stringify(body)}`);
        }
      }
    });

    it('never answer anything that a cache would keep', async () => {
      const page = await way.enter(clinic.owner);
      for (const call of every('not the password of anybody').slice(0, 3)) {
        assert.equal((await send(page, call)).headers.get('Cache-Control'), 'no-store');
      }
      way.door.clock.advance(5 * MINUTE);
    });

    it('are all described in /openapi.json under the paths that are called, and none is forgotten here', async () => {
      const { text } = await way.visit(clinic).get('/openapi.json');
      const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
      const described = Object.entries(paths)
        .filter(([path]) => /two-step|trusted-browsers|security-settings|recovery-code-pdf/.test(path))
        .filter(([path]) => !path.includes('/login/'))
        .flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
        );
      const isCalled = (method: string, template: string) => {
        const pattern = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
        return every().some((call) => call.method === method && pattern.test(call.path));
      };
      assert.deepEqual(
        described.filter(([method, path]) => !isCalled(method, path)),
        [],
      );
      assert.ok(described.length >= every().length - 1, described.join('\n'));
    });
  });
}
