import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { beginSms, finishSetUp, resendSms } from '../support/two-step-calls.ts';
import {
  changedIn,
  codeOf,
  openTwoStepWay,
  OTHER_PHONE,
  PHONE,
  problemOf,
  smsIn,
  type TwoStepWay,
  wrongCode,
} from '../support/two-step-way.ts';

const WRONG_CODE = { status: 401, code: 'wrong-code', field: 'code' };
const EXPIRED = { status: 410, code: 'code-expired', field: 'code' };
const SET_UP_ENDED = { status: 410, code: 'set-up-ended' };

for (const dialect of databases()) {
  describe(`setting text messages up, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let staff: TestPerson;
    let own: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      // Numbers are counted for ten minutes, messages of one person for an hour.
      way.door.clock.advance(HOUR);
      clinic = await way.door.clinic();
      ({ staff } = clinic);
      own = await way.enter(staff);
      await way.post();
    });
    after(() => way.close());

    const begin = (phone = PHONE, page = own, person = staff) =>
      beginSms(page, clinic, person.password, phone);
    const finish = (code: string, page = own) => finishSetUp(page, clinic, 'sms', code);
    const state = async () => (await way.settings(own, staff)).state;

    it('sends a code that belongs to the page, and makes the number the one on the profile', async () => {
      const sms = smsIn(await begin('(604) 555-0142'));
      assert.deepEqual(sms, { sentTo: '•••• 42', resendAfterSeconds: 30, expiresInSeconds: 330 });
      const { texts, emails } = await way.post();
      assert.deepEqual(emails, []);
      assert.equal(texts[0]?.to, PHONE);
      const code = codeOf(texts);
      assert.equal(texts[0].text.split('\n').at(-1), `@www.${clinic.slug}.example #${code}`);
      assert.equal((await way.settings(own, staff)).mobilePhone, null);

      const { twoStep, recoveryCode } = changedIn(await finish(code));
      assert.equal(twoStep.state, 'on');
      assert.deepEqual(twoStep.sms, { isOn: true, isAvailable: true });
      assert.equal(twoStep.defaultMethod, 'sms');
      assert.equal(twoStep.mobilePhone, '+1 604 555 0142');
      assert.match(recoveryCode ?? '', /^[0-9A-HJKMNP-TV-Z]{6}$/);
    });

    it('tells by email that it is on, and that the number is another one, of which it names two digits', async () => {
      smsIn(await begin(OTHER_PHONE));
      changedIn(await finish(await way.textedCode()));
      const { emails } = await way.post();
      assert.equal(emails.length, 2);
      const words = emails.map(({ subject, text }) => `${subject}\n${text}`).join('\n');
      assert.match(words, /\b77\b/);
      assert.equal(words.includes('0177'), false);
    });

    it('says nothing of the number where it is the one on the profile already', async () => {
      smsIn(await begin());
      changedIn(await finish(await way.textedCode()));
      await way.post();
      smsIn(await begin());
      changedIn(await finish(await way.textedCode()));
      assert.equal((await way.post()).emails.length, 1);
    });

    it('sends a fresh code after 30 seconds, not sooner, and the older one ends', async () => {
      smsIn(await begin());
      const first = await way.textedCode();
      way.door.clock.advance(29 * SECOND);
      assert.deepEqual(problemOf(await resendSms(own, clinic)), {
        status: 429,
        code: 'sms-too-soon',
        retryAfterSeconds: 1,
      });
      assert.deepEqual((await way.post()).texts, []);
      way.door.clock.advance(SECOND);
      const again = smsIn(await resendSms(own, clinic));
      assert.deepEqual(again, { sentTo: '•••• 42', resendAfterSeconds: 30, expiresInSeconds: 330 });
      const second = await way.textedCode();
      if (first !== second) assert.deepEqual(problemOf(await finish(first)), WRONG_CODE);
      assert.equal((await finish(second)).status, 200);
    });

    it('sends one fresh code of many that are asked for at once', async () => {
      smsIn(await begin());
      await way.post();
      way.door.clock.advance(30 * SECOND);
      const answers = await Promise.all(Array.from({ length: 8 }, () => resendSms(own, clinic)));
      const statuses = answers.map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [200, ...Array<number>(7).fill(429)]);
      assert.equal((await way.post()).texts.length, 1);
    });

    it('takes a code for 5 min 30 s', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      way.door.clock.advance(330 * SECOND - 1);
      assert.deepEqual(problemOf(await finish(wrongCode(code))), WRONG_CODE);
      way.door.clock.advance(1);
      assert.deepEqual(problemOf(await finish(code)), EXPIRED);
      smsIn(await resendSms(own, clinic));
      assert.equal((await finish(await way.textedCode())).status, 200);
    });

    it('is over after ten minutes: nothing is sent or judged', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      way.door.clock.advance(10 * MINUTE);
      assert.deepEqual(problemOf(await finish(code)), SET_UP_ENDED);
      assert.deepEqual(problemOf(await resendSms(own, clinic)), SET_UP_ENDED);
      assert.deepEqual((await way.post()).texts, []);
    });

    it('judges five codes a set-up, and a fresh one does not begin the count anew', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      for (let tries = 0; tries < 4; tries += 1) assert.equal((await finish(wrongCode(code))).status, 401);
      way.door.clock.advance(30 * SECOND);
      smsIn(await resendSms(own, clinic));
      const fresh = await way.textedCode();
      assert.deepEqual(problemOf(await finish(wrongCode(fresh))), WRONG_CODE);
      assert.deepEqual(problemOf(await finish(fresh)), SET_UP_ENDED);
      way.door.clock.advance(30 * SECOND);
      assert.deepEqual(problemOf(await resendSms(own, clinic)), SET_UP_ENDED);
      assert.equal(await state(), 'off');
    });

    it('is finished once: of sixteen at once one wins', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      const answers = await Promise.all(Array.from({ length: 16 }, () => finish(code)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.equal((await way.post()).emails.length, 2);
    });

    it('does not take the code of another session, of another person, or of a number that was replaced', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      const [second, owner] = [await way.enter(staff), await way.enter(clinic.owner)];
      for (const page of [second, owner]) assert.deepEqual(problemOf(await finish(code, page)), SET_UP_ENDED);
      smsIn(await begin(OTHER_PHONE, owner, clinic.owner));
      const theirs = await way.textedCode();
      if (code !== theirs) assert.deepEqual(problemOf(await finish(code, owner)), WRONG_CODE);
      smsIn(await begin(OTHER_PHONE));
      const newer = await way.textedCode();
      if (code !== newer) assert.deepEqual(problemOf(await finish(code)), WRONG_CODE);
      const { twoStep } = changedIn(await finish(newer));
      assert.equal(twoStep.mobilePhone, '+1 604 555 0177');
    });

    it('refuses what is no mobile number, and sends nothing', async () => {
      for (const phone of [
        '',
        'me',
        '911',
        '+1 800 555 0142',
        '+1 900 555 0142',
        '+33 1 42 34 56 78',
        '555',
        `${PHONE};ext=1`,
      ]) {
        const problem = problemOf(await begin(phone));
        assert.deepEqual(problem, { status: 422, code: 'phone-unusable', field: 'mobilePhone' }, phone);
      }
      assert.deepEqual((await way.post()).texts, []);
    });

    it('goes to the countries of the clinic alone', async () => {
      assert.deepEqual(problemOf(await begin('+33 6 12 34 56 78')), { status: 422, code: 'sms-country' });
      clinic = await way.door.clinic({ smsCountries: 'CA,FR' });
      ({ staff } = clinic);
      own = await way.enter(staff);
      assert.equal((await begin('+33 6 12 34 56 78')).status, 200);
      assert.deepEqual(problemOf(await begin('+52 55 1234 5678')), { status: 422, code: 'sms-country' });
    });

    it('sends three messages to one number in ten minutes, whoever asks', async () => {
      const owner = await way.enter(clinic.owner);
      for (let sent = 0; sent < 3; sent += 1) assert.equal((await begin()).status, 200);
      const told = problemOf(await begin(PHONE, owner, clinic.owner));
      assert.deepEqual(told, { status: 429, code: 'sms-limit', retryAfterSeconds: 600 });
      assert.equal((await begin(OTHER_PHONE, owner, clinic.owner)).status, 200);
      way.door.clock.advance(10 * MINUTE);
      assert.equal((await begin(PHONE, owner, clinic.owner)).status, 200);
    });

    it('sends ten messages an hour for one person, to however many numbers', async () => {
      for (let sent = 0; sent < 10; sent += 1) {
        assert.equal((await begin(`+1604555010${sent}`)).status, 200, String(sent));
      }
      const told = problemOf(await begin('+16045550110'));
      assert.equal(told.code, 'sms-limit');
      assert.equal((await way.post()).texts.length, 10);
      const owner = await way.enter(clinic.owner);
      assert.equal((await begin('+16045550110', owner, clinic.owner)).status, 200);
    });

    it('leaves an older set-up as it was where a message is refused: its code counts still', async () => {
      smsIn(await begin());
      const code = await way.textedCode();
      assert.equal(problemOf(await begin('+33 6 12 34 56 78')).code, 'sms-country');
      assert.equal((await finish(code)).status, 200);
    });

    it('cannot be begun where the operator sends no text messages', async () => {
      const { app } = await way.door.startNode({ sendsSms: false });
      const page = way.door.browser({ app }).open(clinic.origin);
      await page.login(staff);
      assert.deepEqual(problemOf(await begin(PHONE, page)), { status: 409, code: 'sms-unavailable' });
      assert.deepEqual((await way.settings(page, staff)).sms, { isOn: false, isAvailable: false });
    });

    it('is not for patients', async () => {
      const page = await way.enter(clinic.patient);
      for (const answer of [
        await begin(PHONE, page, clinic.patient),
        await finish('123456', page),
        await resendSms(page, clinic),
      ]) {
        assert.deepEqual(problemOf(answer), { status: 403, code: 'not-allowed' });
      }
      assert.deepEqual((await way.post()).texts, []);
    });
  });
}
