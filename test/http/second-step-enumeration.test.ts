import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { DAY, HOUR } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { visible } from '../support/likeness.ts';
import { givePasskey } from '../support/passkey.ts';
import { addPerson, type StaffedClinic, type TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { putTwoStep } from '../../bff/storage/two-step.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  giveSms,
  leaveLogin,
  profileKey,
  textMessages,
  typeSecondStep,
} from '../support/two-step.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`what strangers learn of 2-Step Verification, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let people: ReadonlyMap<string, TestPerson>;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      const add = (username: string) => addPerson(door.registry, clinic, { role: 'staff', username });
      const [app, sms, passkey, paused, closed] = [
        await add('app'),
        await add('sms'),
        await add('passkey'),
        await add('paused'),
        await add('closed'),
      ];
      for (const person of [app, paused, closed]) await giveAuthenticator(door, person);
      await giveSms(door, sms);
      await givePasskey(door, passkey);
      await giveRecoveryCode(door, app);
      const pausedUntil = door.clock.now() + 3 * DAY;
      await putTwoStep(door.node.database.db, profileKey(paused), { pausedUntil });
      people = new Map([
        ['none', clinic.staff],
        ['a patient', clinic.patient],
        ['nobody', { ...clinic.staff, username: 'nobody' }],
        ['an app', app],
        ['text messages', sms],
        ['a passkey', passkey],
        ['a pause', paused],
        ['closed codes', closed],
      ]);
      const guessing = visit();
      await guessing.login(closed);
      for (let tries = 0; tries < 5; tries += 1) {
        await typeSecondStep(guessing, clinic, { method: 'authenticator', code: '' });
      }
    });
    after(() => door.close());

    let strangers = 0;
    const visit = () => {
      strangers += 1;
      const address = `10.6.${strangers >> 8}.${strangers & 255}`;
      return door.browser({ address }).open(clinic.origin);
    };
    const guess = (person: TestPerson) => visit().login(person, { password: WRONG });

    it('is nothing from a wrong password: one answer, to the byte, whatever is set up', async () => {
      const expected = visible(await guess(clinic.patient));
      for (const [what, person] of people) assert.deepEqual(visible(await guess(person)), expected, what);
      assert.equal((await textMessages(door, clinic)).length, 0);
    });

    it('is nothing from waiting either', async () => {
      const timeline = async (person: TestPerson) => {
        const seen = [];
        for (let tries = 0; tries < 7; tries += 1) seen.push(visible(await guess(person)));
        return seen;
      };
      const expected = await timeline(clinic.patient);
      door.clock.advance(DAY + HOUR);
      for (const [what, person] of people) {
        if (person === clinic.patient) continue;
        assert.deepEqual(await timeline(person), expected, what);
      }
    });

    it('is nothing where no login is in progress: every call of it answers alike', async () => {
      const page = visit();
      const asked = async () => [
        visible(await page.get(`/v1/clinics/${clinic.slug}/login`)),
        visible(await leaveLogin(page, clinic)),
        visible(await typeSecondStep(page, clinic, { method: 'sms', code: '123456' })),
      ];
      const expected = await asked();
      for (const [what, person] of people) {
        await page.login(person, { password: WRONG });
        assert.deepEqual(await asked(), expected, what);
      }
    });

    it('is nothing from a challenge for a passkey: it names nobody’s', async () => {
      const ask = async (slug: string, origin: string) => {
        const answer = await door
          .browser()
          .open(origin)
          .post(`/v1/clinics/${slug}/login/passkey/challenge`, {});
        return answer.text.replace(/"challenge":"[^"]+"/, '').replaceAll(slug, 'SLUG');
      };
      const bare = await door.clinic();
      assert.equal(await ask(clinic.slug, clinic.origin), await ask(bare.slug, bare.origin));
    });
  });
}
