import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PasswordHasher } from '../../bff/crypto/password-hasher.ts';
import { setUpAccount } from '../support/account-calls.ts';
import { loginIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import { practiceSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

for (const dialect of databases()) {
  describe(`somebody whose role changes while they get in (rules 15 and 23), on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    /** A node where something happens once a password was worked on, before anything comes of it. */
    let node: TestNode;
    let happening: (() => Promise<void>) | null = null;
    before(async () => {
      way = await openWayIn(dialect);
      const afterwards = async <Result>(work: Promise<Result>): Promise<Result> => {
        const result = await work;
        const happen = happening;
        happening = null;
        await happen?.();
        return result;
      };
      node = await way.door.startNode({
        wrapHasher: (hasher): PasswordHasher => ({
          hash: (password) => afterwards(hasher.hash(password)),
          verify: (password, stored) => afterwards(hasher.verify(password, stored)),
          waiting: 0,
        }),
      });
    });
    beforeEach(async () => {
      clinic = await way.door.clinic({ twoStepEnforced: 1 });
    });
    after(() => way.close());

    /** Has the practice system make this patient one of full access at just that moment. */
    const promote = async (profileId: string, email: string) => {
      const practice = await practiceSystem(way.door, clinic);
      await practice.adopt('P-1', profileId);
      const same = { givenName: 'Kim', familyName: 'Fletcher', birthDate: '1990-01-31', mobilePhone: null };
      happening = async () => {
        const record = profileRecord({ practiceId: 'P-1', ...same, email, role: 'full-access' });
        assert.deepEqual(await practice.upsert([record]), [{ kind: 'changed', profileId }]);
      };
    };

    it('is asked, after a password, what their new role is asked', async () => {
      const member = await way.member(clinic);
      await promote(member.profileId, member.email);
      const page = way.visit(clinic, node);
      const { step } = loginIn(await page.login(member));
      assert.equal(step.name, 'set-up-two-step');
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('is asked the same after setting an account up', async () => {
      const newcomer = await way.newcomer(clinic);
      const { token } = await way.help(newcomer);
      await promote(newcomer.profileId, newcomer.email);
      const page = way.visit(clinic, node);
      const { step } = loginIn(await setUpAccount(page, clinic, token, 'ida.f'));
      assert.equal(step.name, 'set-up-two-step');
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });
  });
}
