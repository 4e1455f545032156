import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Deps } from '../../bff/actions/deps.ts';
import { finishOwnCodeSetUp } from '../../bff/actions/own-set-up.ts';
import { createPages } from '../../bff/actions/pages.ts';
import { createPasswordPolicy } from '../../bff/actions/password-policy.ts';
import type { PasswordHasher } from '../../bff/crypto/password-hasher.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { normalisePassword } from '../../bff/domain/password.ts';
import { findClinicById } from '../../bff/storage/clinics.ts';
import { putPassword } from '../../bff/storage/passwords.ts';
import { findProfile } from '../../bff/storage/profiles.ts';
import { deleteSessionsOf } from '../../bff/storage/sessions.ts';
import { FINE_PASSWORD } from '../support/account-calls.ts';
import { testKeys } from '../support/auth-node.ts';
import type { Answer, Page } from '../support/browser.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  beginApp,
  changePhone,
  changeSettings,
  newRecoveryCode,
  removeMethod,
  removeOf,
  turnOff,
  viewRecoveryCode,
} from '../support/two-step-calls.ts';
import {
  appIn,
  openTwoStepWay,
  OTHER_PHONE,
  problemOf,
  type TestApp,
  type TwoStepWay,
} from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`what happens while 2-Step Verification is changed, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let boss: TestPerson;
    let own: Page;
    let app: TestApp & { recoveryCode: string | null };
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      boss = clinic.owner;
      own = await way.enter(boss);
      app = await way.setUpApp(own, boss);
      await way.setUpApp(await way.enter(clinic.staff), clinic.staff);
      await way.post();
    });
    after(() => way.close());

    const key = () => ({ clinicId: clinic.id, profileId: boss.profileId });

    /** The owner's page at a node where something happens once a password was found right, before it is used. */
    const pageWhere = async (happening: () => Promise<void>): Promise<Page> => {
      let isArmed = false;
      const node = await way.door.startNode({
        wrapHasher: (hasher): PasswordHasher => ({
          hash: (password) => hasher.hash(password),
          async verify(password, stored) {
            const verified = await hasher.verify(password, stored);
            if (isArmed) await happening();
            return verified;
          },
          waiting: 0,
        }),
      });
      const page = way.visit(clinic, node);
      await page.login(boss);
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      assert.equal((await page.post(path, { method: 'authenticator', code: app.code() })).status, 200);
      way.door.clock.advance(60_000);
      isArmed = true;
      return page;
    };
    const calls: Readonly<Record<string, (page: Page) => Promise<Answer>>> = {
      'turning it off': (page) => turnOff(page, clinic, boss.password),
      'removing a method': (page) => removeMethod(page, clinic, 'authenticator', boss.password),
      'another number': (page) => changePhone(page, clinic, boss.password, OTHER_PHONE),
      'viewing the recovery code': (page) => viewRecoveryCode(page, clinic, boss.password),
      'a new recovery code': (page) => newRecoveryCode(page, clinic, boss.password),
      "removing a colleague's": (page) => removeOf(page, clinic.staff, boss.password),
      'the security settings': (page) =>
        changeSettings(page, clinic, { currentPassword: boss.password, twoStepEnforced: true }),
    };
    const assertNothingChanged = async () => {
      const { state, mobilePhone } = await way.settings(own, boss);
      assert.deepEqual({ state, mobilePhone }, { state: 'on', mobilePhone: null });
      assert.deepEqual((await way.post()).emails, []);
    };

    for (const [what, call] of Object.entries(calls)) {
      it(`${what} comes to nothing where the password is changed meanwhile`, async () => {
        const page = await pageWhere(async () => {
          const hashed = await way.door.node.hasher.hash(normalisePassword(FINE_PASSWORD));
          assert.equal(hashed.kind, 'hashed');
          const changedAt = way.door.clock.now();
          await putPassword(way.door.node.database.db, { ...key(), ...hashed.stored, changedAt });
        });
        const expected = { status: 401, code: 'wrong-password', field: 'currentPassword' };
        assert.deepEqual(problemOf(await call(page)), expected);
        await assertNothingChanged();
      });

      it(`${what} comes to nothing where the session is ended meanwhile`, async () => {
        const page = await pageWhere(async () => {
          await deleteSessionsOf(way.door.node.database.db, key());
        });
        assert.deepEqual(problemOf(await call(page)), { status: 401, code: 'not-logged-in' });
        own = way.visit(clinic);
        await own.login(boss);
        const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
        await own.post(path, { method: 'authenticator', code: app.code() });
        await assertNothingChanged();
      });
    }

    it('a set-up whose session is ended meanwhile is not finished, and can be begun again', async () => {
      const { database, hasher, publicUrl } = way.door.node;
      const deps: Deps = {
        database,
        hasher,
        publicUrl,
        keys: testKeys(1),
        random: systemRandom,
        passwordPolicy: createPasswordPolicy(null),
        pages: createPages(publicUrl),
        nudgeCourier: () => {},
        sendsSms: true,
        clock: way.door.clock.now,
      };
      const person = clinic.fullAccess;
      const page = await way.enter(person);
      const { key: secret } = appIn(await beginApp(page, clinic, person.password));
      const whose = { clinicId: clinic.id, profileId: person.profileId };
      const { ownerHash } = await database.db
        .selectFrom('twoStepSetUp')
        .select('ownerHash')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();
      const profile = await findProfile(database.db, { clinicId: clinic.id, id: person.profileId });
      assert.ok(profile);
      const owner = {
        clinic: await findClinicById(database.db, clinic.id),
        profile,
        ownerHash,
        origin: page.origin,
      };
      await deleteSessionsOf(database.db, whose);
      const attempt = await finishOwnCodeSetUp(deps, owner, 'authenticator', way.appOf(secret).code());
      assert.deepEqual(attempt, { kind: 'problem', problem: { code: 'not-logged-in' } });
      assert.deepEqual((await way.post()).emails, []);
      const again = await way.enter(person);
      assert.equal((await way.settings(again, person)).state, 'off');
    });
  });
}
