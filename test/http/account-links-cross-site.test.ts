import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { typeCode } from '../support/account-calls.ts';
import { problemIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const [dialect] = databases();
const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };

/** Calls that a page of somebody else must not be able to make, each of which would be answered 2xx at home. */
interface Call {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
}

describe("what another site's page can do in the browser of whoever has a link or a session", () => {
  let way: WayIn;
  let clinic: StaffedClinic;
  let other: StaffedClinic;
  let calls: readonly Call[];
  let desk: Page;
  let openApiPaths: readonly string[];
  before(async () => {
    way = await openWayIn(dialect);
    [clinic, other] = [await way.door.clinic(), await way.door.clinic()];
    const { waitingToken, code } = await way.help(await way.member(clinic));
    const member = await way.help(await way.member(clinic));
    const newcomer = await way.help(await way.newcomer(clinic));
    const { profileId } = await way.newcomer(clinic);
    const [currentPassword, newPassword] = [clinic.owner.password, 'plum harvest over the quiet bridge'];
    desk = way.visit(clinic);
    await desk.login(clinic.owner);
    await way.office.deliver();
    const { token } = member;
    const setUp = { token: newcomer.token, username: 'brand-new', newPassword };
    const path = `/v1/clinics/${clinic.slug}`;
    calls = [
      { method: 'POST', path: `${path}/recovery`, body: { identifier: 'x@home.example', locale: 'en' } },
      { method: 'POST', path: `${path}/recovery/code`, body: { waitingToken, code } },
      { method: 'POST', path: `${path}/account-link`, body: { token } },
      { method: 'POST', path: `${path}/account-link/reset-password`, body: { token, newPassword } },
      { method: 'POST', path: `${path}/profiles/${profileId}/welcome-email/preview`, body: {} },
      { method: 'POST', path: `${path}/profiles/${profileId}/welcome-email`, body: {} },
      {
        method: 'POST',
        path: `${path}/profiles/${clinic.patient.profileId}/password-reset-email`,
        body: {},
      },
      { method: 'PUT', path: `${path}/credentials`, body: { currentPassword, newPassword } },
      // The last one, for it logs somebody else in.
      { method: 'POST', path: `${path}/account-link/set-up-account`, body: setUp },
    ];
    const { text } = await desk.get('/openapi.json');
    openApiPaths = Object.keys((JSON.parse(text) as { paths: Record<string, unknown> }).paths);
  });
  after(() => way.close());

  const send = ({ method, path, body }: Call, headers: Readonly<Record<string, string | null>>) =>
    desk.send({ method, path, body: JSON.stringify(body), headers });
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
      for (const call of calls) {
        const answer = await send(call, headers());
        assert.equal(answer.status, status, call.path);
        assert.deepEqual(problemIn(answer).problem, { code });
      }
    });
  }

  it('is told of every call: none is forgotten here', () => {
    const known = calls.map(({ path }) =>
      path
        .split('/')
        .slice(4)
        .join('/')
        .replace(/\/[\w-]{22}\//, '/{profile}/'),
    );
    // The other calls have suites of their own that keep such a list.
    const described = openApiPaths
      .map((path) => path.split('/').slice(4).join('/'))
      .filter((path) =>
        /^(recovery(\/|$)|account-link|credentials|profiles\/[^/]+\/[\w-]+-email)/.test(path),
      );
    assert.deepEqual(described.toSorted(), known.toSorted());
  });

  it('has changed nothing: from the clinic’s own page each of them goes through', async () => {
    for (const call of calls) {
      const answer = await send(call, json);
      assert.ok(answer.status < 300, `${call.path}: ${answer.text}`);
    }
    const code = calls[1]?.body as { waitingToken: string; code: string };
    assert.notEqual((await typeCode(way.visit(clinic), clinic, code.waitingToken, code.code)).status, 200);
  });
});
