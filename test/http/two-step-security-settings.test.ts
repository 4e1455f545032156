import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SecuritySettings, SecuritySettingsAnswer } from '../../bff/contract/index.ts';
import { loginIn } from '../support/answers.ts';
import type { Answer, Page } from '../support/browser.ts';
import { SECOND } from '../support/clock.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { changeSettings, readSettings } from '../support/two-step-calls.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const settingsIn = ({ status, text }: Answer): SecuritySettings => {
  assert.equal(status, 200, text);
  return (JSON.parse(text) as SecuritySettingsAnswer).settings;
};

for (const dialect of databases()) {
  describe(`a clinic's security settings, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.owner);
      await way.post();
    });
    after(() => way.close());

    const change = (wish: Partial<SecuritySettings>, page = desk, person = clinic.owner) =>
      changeSettings(page, clinic, { currentPassword: person.password, ...wish });

    it('can be read and changed by owners and full access; what is left out stays', async () => {
      for (const person of [clinic.owner, clinic.fullAccess]) {
        const page = await way.enter(person);
        assert.deepEqual(settingsIn(await readSettings(page, clinic)), {
          twoStepEnforced: false,
          trustBrowserAllowed: true,
        });
        const on = settingsIn(await change({ twoStepEnforced: true }, page, person));
        assert.deepEqual(on, { twoStepEnforced: true, trustBrowserAllowed: true });
        assert.deepEqual(settingsIn(await readSettings(page, clinic)), on);
        const none = settingsIn(await change({ trustBrowserAllowed: false }, page, person));
        assert.deepEqual(none, { twoStepEnforced: true, trustBrowserAllowed: false });
        settingsIn(await change({ twoStepEnforced: false, trustBrowserAllowed: true }, page, person));
      }
    });

    it('are nothing for other staff, nor for patients', async () => {
      for (const person of [clinic.staff, clinic.patient]) {
        const page = await way.enter(person);
        for (const answer of [
          await readSettings(page, clinic),
          await change({ twoStepEnforced: true }, page, person),
          await changeSettings(page, clinic, { currentPassword: 'wrong', trustBrowserAllowed: false }),
        ]) {
          assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
        }
      }
      assert.deepEqual(settingsIn(await readSettings(desk, clinic)), {
        twoStepEnforced: false,
        trustBrowserAllowed: true,
      });
    });

    it('are changed after the password alone, and at this clinic alone', async () => {
      const other = await way.door.clinic();
      const answer = await changeSettings(desk, clinic, {
        currentPassword: clinic.staff.password,
        twoStepEnforced: true,
      });
      assert.equal(problemOf(answer).code, 'wrong-password');
      settingsIn(await change({ twoStepEnforced: true, trustBrowserAllowed: false }));
      assert.deepEqual(settingsIn(await readSettings(await way.enter(other.owner), other)), {
        twoStepEnforced: false,
        trustBrowserAllowed: true,
      });
    });

    it('are in force at once: the next login of staff has to set 2-Step Verification up', async () => {
      settingsIn(await change({ twoStepEnforced: true }));
      assert.equal(loginIn(await way.visit(clinic).login(clinic.staff)).step.name, 'set-up-two-step');
      assert.equal(loginIn(await way.visit(clinic).login(clinic.patient)).step.name, 'logged-in');
      settingsIn(await change({ twoStepEnforced: false }));
      assert.equal(loginIn(await way.visit(clinic).login(clinic.staff)).step.name, 'logged-in');
    });

    it('tell owners and full access when the enforcement changes, naming who did it, and nobody else', async () => {
      const boss = await addPerson(way.door.registry, clinic, {
        role: 'owner',
        username: 'boss',
        givenName: 'Wilhelmina',
        email: 'boss@home.example',
      });
      const page = await way.enter(boss);
      settingsIn(await change({ twoStepEnforced: true }, page, boss));
      const { emails } = await way.post();
      const to = emails.map((mail) => mail.to).toSorted();
      assert.deepEqual(to, ['boss@home.example', ...Array<string>(2).fill(`someone@${clinic.slug}.example`)]);
      for (const mail of emails) {
        const isBoss = mail.to === 'boss@home.example';
        assert.equal(mail.text.includes('Done by: Wilhelmina Fletcher'), !isBoss, mail.text);
      }
      settingsIn(await change({ twoStepEnforced: true }, page, boss));
      assert.deepEqual((await way.post()).emails, []);
      settingsIn(await change({ trustBrowserAllowed: false }, page, boss));
      assert.deepEqual((await way.post()).emails, []);
      settingsIn(await change({ twoStepEnforced: false }, page, boss));
      assert.equal((await way.post()).emails.length, 3);
    });

    it('are told once where two switch at the same moment', async () => {
      const page = await way.enter(clinic.fullAccess);
      await Promise.all([
        change({ twoStepEnforced: true }),
        change({ twoStepEnforced: true }, page, clinic.fullAccess),
      ]);
      assert.equal((await way.post()).emails.length, 2);
    });

    it('end all trust of the clinic where browsers may no longer be trusted, and none elsewhere', async () => {
      const other = await way.door.clinic();
      const trusted: Page[] = [];
      for (const person of [clinic.staff, clinic.fullAccess, other.staff]) {
        const app = await way.setUpApp(await way.enter(person), person);
        trusted.push(await way.trust(person, app));
      }
      const [one, two, elsewhere] = trusted;
      assert.ok(one && two && elsewhere);
      desk = await way.enter(clinic.owner);
      settingsIn(await change({ trustBrowserAllowed: false }));
      assert.equal(await way.isTrusted(one, clinic.staff), false);
      settingsIn(await change({ trustBrowserAllowed: true }));
      way.door.clock.advance(SECOND);
      assert.equal(await way.isTrusted(two, clinic.fullAccess), false);
      assert.equal(await way.isTrusted(elsewhere, other.staff), true);
    });
  });
}
