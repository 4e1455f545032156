import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Role } from '../../bff/contract/index.ts';
import { may } from '../../bff/domain/permissions.ts';
import type { Answer, Page } from '../support/browser.ts';
import type { StaffedClinic, TestClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type About, governed, type RoleRoute, ungoverned } from '../support/role-routes.ts';
import { allPermissions, printRoleTable, roles } from '../support/role-table.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const personOf = (clinic: StaffedClinic, role: Role): TestPerson =>
  role === 'full-access' ? clinic.fullAccess : clinic[role];

/** Ids and a password that a call's address and body are filled in with. */
interface Filling {
  readonly clinic: TestClinic;
  readonly password: string;
  readonly ids: Readonly<Record<About, string>>;
}

/** Streams are asked for by HEAD, which tells who may have one and leaves it at that. */
function call({ route, about = 'patient', body }: RoleRoute, { clinic, password, ids }: Filling) {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace(/\{(profile|kept)\}/, ids[about]).replace(/\{\w+\}/, 'none-of-theirs');
  const text =
    body &&
    JSON.stringify(body)
      .replaceAll('"PASSWORD"', JSON.stringify(password))
      .replaceAll('"OTHER"', JSON.stringify(ids.patient))
      .replaceAll('"NEWCOMER"', JSON.stringify(ids.newcomer));
  const json = { 'Content-Type': 'application/json' };
  return {
    method: path === '/session/news' ? 'HEAD' : method,
    path: `/v1/clinics/${clinic.slug}${filled}`,
    ...(text !== undefined && { body: text }),
    headers: { 'X-Clinic-Auth': '1', ...(text !== undefined && json) },
  };
}

/** What was refused; HEAD has no body that says so. */
const refusalOf = (answer: Answer, code: string) =>
  answer.text === '' ? { status: answer.status, code } : problemOf(answer);

describe('the roles', () => {
  it('stand in the README as they are in the code', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, printed] = /<!-- roles -->\n\n([\s\S]*?)\n\n<!-- \/roles -->/.exec(readme) ?? [];
    assert.equal(printed, printRoleTable());
  });
});

for (const dialect of databases()) {
  describe(`what each role may do, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let other: StaffedClinic;
    let ids: Readonly<Record<About, string>>;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      [clinic, other] = [await way.door.clinic(), await way.door.clinic()];
      ids = await idsOf(clinic);
    });
    after(() => way.close());

    const idsOf = async (at: StaffedClinic) => ({
      patient: (await way.member(at)).profileId,
      colleague: (await way.member(at, { role: 'staff' })).profileId,
      newcomer: (await way.newcomer(at)).profileId,
    });

    it('is told of every route below a clinic', async () => {
      const { text } = await way.visit(clinic).get('/openapi.json');
      const { paths } = JSON.parse(text) as { paths: Record<string, object> };
      const there = Object.entries(paths).flatMap(([path, methods]) => {
        const [, rest] = /^\/v1\/clinics\/\{clinic\}(.*)$/.exec(path) ?? [];
        return rest === undefined
          ? []
          : Object.keys(methods).map((method) => `${method.toUpperCase()} ${rest}`);
      });
      const known = [
        ...Object.values(governed).flatMap((list) => list.map(({ route }) => route)),
        ...ungoverned,
      ];
      assert.deepEqual(there.toSorted(), [...new Set(known)].toSorted());
    });

    for (const permission of allPermissions) {
      for (const role of roles) {
        const isAllowed = may(role, permission);
        it(`${permission}: ${role} ${isAllowed ? 'may' : 'may not'}, at the own clinic`, async () => {
          const person = personOf(clinic, role);
          for (const route of governed[permission]) {
            const page = await way.enter(person);
            const answer = await page.send(call(route, { clinic, password: person.password, ids }));
            if (isAllowed) {
              // What is about nobody may be about something that the person has not.
              const refusals = ['not-logged-in', 'not-allowed', 'origin-not-allowed', 'malformed'];
              const codes = route.about === undefined ? refusals : [...refusals, 'not-found'];
              assert.ok(!codes.some((code) => answer.text.includes(`"code":"${code}"`)), answer.text);
              assert.ok(answer.status !== 403 && answer.status < 500, `${route.route}: ${answer.status}`);
            } else {
              assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' }, route.route);
            }
          }
        });

        it(`${permission}: ${role} may not, at another clinic`, async () => {
          const person = personOf(clinic, role);
          const browser = way.door.browser();
          await browser.open(clinic.origin).login(person);
          const [theirPage, ownPage] = [browser.open(other.origin), browser.open(clinic.origin)];
          const theirs = { clinic: other, password: person.password, ids: await idsOf(other) };
          for (const route of governed[permission]) {
            const there = await theirPage.send(call(route, theirs));
            const gone = { status: 401, code: 'not-logged-in' };
            assert.deepEqual(refusalOf(there, gone.code), gone, route.route);
            const across = await ownPage.send(call(route, theirs));
            const refused = { status: 403, code: 'origin-not-allowed' };
            assert.deepEqual(refusalOf(across, refused.code), refused, route.route);
          }
          assert.equal(await ownPage.sessionStatus(clinic.slug), 200);
        });
      }

      it(`${permission}: nobody may who is not logged in`, async () => {
        for (const route of governed[permission]) {
          const stranger: Page = way.visit(clinic);
          const answer = await stranger.send(call(route, { clinic, password: 'a guess', ids }));
          const gone = { status: 401, code: 'not-logged-in' };
          assert.deepEqual(refusalOf(answer, gone.code), gone, route.route);
        }
      });
    }

    it("reaches no other clinic's profiles: they are like those who never were", async () => {
      const theirs = await idsOf(other);
      const nobody = 'A'.repeat(22);
      const about = Object.values(governed).flatMap((list) =>
        list.filter((route) => route.about !== undefined),
      );
      const { password } = clinic.owner;
      for (const route of about) {
        const desk = await way.enter(clinic.owner);
        const seen: string[] = [];
        for (const id of [theirs[route.about ?? 'patient'], nobody]) {
          const given = { clinic, password, ids: { patient: ids.patient, colleague: id, newcomer: id } };
          const filled = route.about === 'patient' ? { ...given, ids: { ...ids, patient: id } } : given;
          const answer = await desk.send(call(route, filled));
          assert.deepEqual(problemOf(answer), { status: 404, code: 'not-found' }, route.route);
          seen.push(answer.text.replace(/"requestId":"[^"]*"/, ''));
        }
        assert.equal(seen[0], seen[1], route.route);
      }
    });
  });
}
