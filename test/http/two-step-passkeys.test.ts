import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PasskeyCreationOptions, PasskeyRegistration } from '../../bff/contract/index.ts';
import { loginIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import {
  answerPasskey,
  askForPasskey as askAtLogin,
  createPasskey,
  type SoftPasskey,
} from '../support/passkey.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  addPasskey,
  askForPasskey,
  optionsIn,
  removePasskey,
  renamePasskey,
} from '../support/two-step-calls.ts';
import { changedIn, openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';

const REFUSED = { status: 401, code: 'passkey-refused' };

for (const dialect of databases()) {
  describe(`passkeys of one's own, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      ({ staff } = clinic);
      own = await way.enter(staff);
      await way.post();
    });
    after(() => way.close());

    const ask = async (page = own, person = staff): Promise<PasskeyCreationOptions> =>
      optionsIn(await askForPasskey(page, clinic, person.password));
    const register = (
      { challenge, rp }: PasskeyCreationOptions,
      passkey: SoftPasskey = createPasskey(staff.profileId),
      forgery = {},
    ) => passkey.register({ challenge, rpId: rp.id, origin: clinic.origin }, forgery);
    const send = (registration: PasskeyRegistration, page = own, name = 'My laptop') =>
      addPasskey(page, clinic, { registration, name });
    const add = async (options: PasskeyCreationOptions, page = own) => send(register(options), page);
    const count = async (page = own, person = staff) => (await way.settings(page, person)).passkeys.length;

    it("asks the browser for a passkey of the clinic's domain that knows its person", async () => {
      const first = await way.setUpPasskey(own, staff);
      const options = await ask();
      assert.deepEqual(options.rp, { id: `${clinic.slug}.example`, name: `The ${clinic.slug} clinic` });
      assert.equal(Buffer.from(options.user.id, 'base64url').toString(), staff.profileId);
      assert.equal(options.user.name, staff.username);
      assert.deepEqual(options.excludeCredentials, [{ id: first.id, type: 'public-key' }]);
      assert.deepEqual(options.authenticatorSelection, {
        residentKey: 'required',
        userVerification: 'required',
      });
      assert.equal(options.attestation, 'none');
      assert.ok(Buffer.from(options.challenge, 'base64url').length >= 16);
      assert.notEqual((await ask()).challenge, options.challenge);
    });

    it('is a method, the default where there was none, with a recovery code and one email', async () => {
      const passkey = createPasskey(staff.profileId);
      const sent = await send(register(await ask(), passkey), own, '  Blue key ');
      const { twoStep, recoveryCode } = changedIn(sent);
      assert.equal(twoStep.state, 'on');
      assert.equal(twoStep.defaultMethod, 'passkey');
      assert.deepEqual(twoStep.passkeys, [
        {
          id: passkey.id,
          name: 'Blue key',
          createdAt: new Date(way.door.clock.now()).toISOString(),
          lastUsedAt: null,
          domain: `${clinic.slug}.example`,
        },
      ]);
      assert.match(recoveryCode ?? '', /^[0-9A-HJKMNP-TV-Z]{6}$/);
      const { emails } = await way.post();
      assert.equal(emails.length, 1);
      assert.equal(emails[0]?.text.includes(recoveryCode ?? ''), false);
      const second = changedIn(await add(await ask()));
      assert.equal(second.recoveryCode, null);
      assert.equal(second.twoStep.passkeys.length, 2);
    });

    it('asks for the password first', async () => {
      const answer = await askForPasskey(own, clinic, 'not the password of anybody');
      assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-password', field: 'currentPassword' });
    });

    it('takes a challenge once, for five minutes, in the session that asked for it', async () => {
      const options = await ask();
      const other = await way.enter(staff);
      const owner = await way.enter(clinic.owner);
      assert.deepEqual(problemOf(await add(options, other)), REFUSED);
      assert.deepEqual(problemOf(await add(options, owner)), REFUSED);
      assert.equal((await add(options)).status, 200);
      assert.deepEqual(problemOf(await add(options)), REFUSED);
      const late = await ask();
      way.door.clock.advance(5 * MINUTE - SECOND);
      assert.equal((await add(late)).status, 200);
      const later = await ask();
      way.door.clock.advance(5 * MINUTE);
      assert.deepEqual(problemOf(await add(later)), REFUSED);
    });

    it('takes one answer of sixteen to the same challenge', async () => {
      const options = await ask();
      const answers = await Promise.all(Array.from({ length: 16 }, () => add(options)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.equal(await count(), 1);
      assert.equal((await way.post()).emails.length, 1);
    });

    it("does not take a challenge of another clinic, whose page's answer it would be", async () => {
      const other = await way.door.clinic();
      const theirs = await way.enter(other.staff);
      const options = optionsIn(await askForPasskey(theirs, other, other.staff.password));
      const registration = register(options, createPasskey(staff.profileId), {
        rpId: `${clinic.slug}.example`,
      });
      assert.deepEqual(problemOf(await addPasskey(own, clinic, { registration, name: 'x' })), REFUSED);
    });

    it('knows a credential once a clinic: nobody takes over what a colleague has', async () => {
      const mine = register(await ask());
      const owner = await way.enter(clinic.owner);
      assert.equal((await send(mine)).status, 200);
      // Nothing signs a registration: what a colleague has made can be sent along with one's own challenge.
      const stolen = (options: PasskeyCreationOptions): PasskeyRegistration => ({
        ...mine,
        response: { ...mine.response, clientDataJSON: register(options).response.clientDataJSON },
      });
      const options = await ask(owner, clinic.owner);
      assert.deepEqual(problemOf(await send(stolen(options), owner)), REFUSED);
      assert.deepEqual(problemOf(await send(stolen(await ask()))), REFUSED);
      assert.equal(await count(owner, clinic.owner), 0);
      assert.equal(await count(), 1);
      // What was refused has used nothing up.
      assert.equal((await add(options, owner)).status, 200);
    });

    it('log in without a password afterwards, and as the second step', async () => {
      const passkey = await way.setUpPasskey(own, staff);
      for (const at of ['passkey', 'second-step/passkey'] as const) {
        const page = way.visit(clinic);
        if (at !== 'passkey') await page.login(staff);
        const { challenge, rpId } = await askAtLogin(page, clinic, at);
        const assertion = passkey.assert({ challenge, rpId, origin: page.origin });
        assert.equal(loginIn(await answerPasskey(page, clinic, at, assertion)).step.name, 'logged-in');
      }
      assert.notEqual((await way.settings(own, staff)).passkeys[0]?.lastUsedAt, null);
    });

    it('have names of 1 to 60 characters in one line', async () => {
      const options = await ask();
      for (const name of ['', '   ', 'a'.repeat(61), 'two\nlines', 'bell\u0007', 'nul\u0000', '\u202eeman']) {
        const problem = problemOf(await send(register(options), own, name));
        assert.deepEqual(problem, { status: 400, code: 'malformed', field: 'name' }, JSON.stringify(name));
      }
      const passkey = await way.setUpPasskey(own, staff, 'a'.repeat(60));
      assert.equal(problemOf(await renamePasskey(own, clinic, passkey.id, '\t')).code, 'malformed');
      const { twoStep } = changedIn(await renamePasskey(own, clinic, passkey.id, ' 家 key '));
      assert.deepEqual(
        twoStep.passkeys.map(({ name }) => name),
        ['家 key'],
      );
    });

    it('cannot be renamed or removed by anybody else, nor where there is none', async () => {
      const { id } = await way.setUpPasskey(own, staff);
      const other = await way.door.clinic();
      const [owner, abroad] = [await way.enter(clinic.owner), await way.enter(other.owner)];
      const attackers = [
        [owner, clinic, clinic.owner, id],
        [abroad, other, other.owner, id],
        [own, clinic, staff, 'AAAA'],
        [own, clinic, staff, '\u0000'],
        [own, clinic, staff, "' or 1=1 --"],
      ] as const;
      for (const [page, at, person, passkey] of attackers) {
        const answers = [
          await renamePasskey(page, at, passkey, 'Mine now'),
          await removePasskey(page, at, passkey, person.password),
        ];
        for (const answer of answers) assert.deepEqual(problemOf(answer), { status: 404, code: 'not-found' });
      }
      assert.deepEqual(
        (await way.settings(own, staff)).passkeys.map(({ name }) => name),
        ['My laptop'],
      );
    });

    it('are removed after the password; the last method turns 2-Step Verification off', async () => {
      const [first, second] = [await way.setUpPasskey(own, staff), await way.setUpPasskey(own, staff)];
      await way.post();
      const wrong = await removePasskey(own, clinic, first.id, 'not the password of anybody');
      assert.equal(problemOf(wrong).code, 'wrong-password');
      const { twoStep } = changedIn(await removePasskey(own, clinic, first.id, staff.password));
      assert.equal(twoStep.state, 'on');
      assert.equal((await way.post()).emails.length, 1);
      const left = changedIn(await removePasskey(own, clinic, second.id, staff.password));
      assert.equal(left.twoStep.state, 'off');
      assert.equal(left.twoStep.hasRecoveryCode, false);
      assert.equal((await way.post()).emails.length, 1);
    });

    it('are for patients too, to log in with: no second step, no recovery code', async () => {
      const { patient } = clinic;
      const page = await way.enter(patient);
      const passkey = createPasskey(patient.profileId);
      const registration = register(await ask(page, patient), passkey);
      const { twoStep, recoveryCode } = changedIn(await send(registration, page));
      assert.equal(recoveryCode, null);
      assert.equal(twoStep.state, 'off');
      assert.equal(twoStep.isOffered, false);
      assert.equal(twoStep.defaultMethod, null);
      assert.equal(twoStep.hasRecoveryCode, false);
      assert.deepEqual(
        twoStep.passkeys.map(({ id }) => id),
        [passkey.id],
      );
      assert.equal((await way.post()).emails.length, 1);
      assert.equal((await way.visit(clinic).login(patient)).status, 200);
      assert.equal(await (await way.enter(patient)).sessionStatus(clinic.slug), 200);
      const removed = changedIn(await removePasskey(page, clinic, passkey.id, patient.password));
      assert.deepEqual(removed.twoStep.passkeys, []);
      assert.equal((await way.post()).emails.length, 1);
    });

    it("are not made in the BFF's own pages on another domain, which say so", async () => {
      const page = way.door.browser().open(way.door.node.publicUrl);
      await page.login(staff);
      assert.deepEqual(problemOf(await askForPasskey(page, clinic, staff.password)), {
        status: 409,
        code: 'passkey-not-here',
      });
      assert.equal((await way.settings(page, staff)).passkeysWorkHere, false);
      assert.equal((await way.settings(own, staff)).passkeysWorkHere, true);
    });
  });
}
