import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { SetUpTwoStep, Step } from '../../bff/contract/index.ts';
import { setUpAccount } from '../support/account-calls.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import type { KeyedBrowser, KeyedPage } from '../support/keyed-client.ts';
import { listenForNews } from '../support/news-stream.ts';
import { answerPasskey, askForPasskey, givePasskey } from '../support/passkey.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  appWith,
  saveRecoveryCode,
  setUpCall,
  stepIn,
  told,
  typeRecoveryCode,
  typeSecondStep,
} from '../support/two-step.ts';
import { recoveryCodePage } from '../support/two-step-calls.ts';
import { openTwoStepWay, type TwoStepWay, wrongCode } from '../support/two-step-way.ts';

const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(`every way in without cookies, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      browser = await way.door.keyedBrowser();
      page = browser.open(clinic.origin);
    });
    after(() => way.close());

    const path = (rest: string) => `/v1/clinics/${clinic.slug}/${rest}`;
    const isIn = async () => assert.equal(await page.sessionStatus(clinic.slug), 200);

    it('is a passkey alone', async () => {
      const passkey = await givePasskey(way.door, clinic.patient);
      const asked = await askForPasskey(page, clinic, 'passkey');
      const assertion = passkey.assert({ ...asked, origin: page.origin });
      assert.equal(told(await answerPasskey(page, clinic, 'passkey', assertion)), IN);
      await isIn();
    });

    it('is the link to a first username and password', async () => {
      const newcomer = await way.newcomer(clinic);
      const { token } = await way.help(newcomer);
      const answer = await setUpAccount(page, clinic, token, 'newcomer');
      assert.equal(told(answer), IN, answer.text);
      await isIn();
    });

    it('is a set-up that the clinic enforces, with the recovery code saved and printed on the way', async () => {
      const strict = await way.door.clinic({ twoStepEnforced: 1 });
      page = browser.open(strict.origin);
      assert.equal(told(await page.login(strict.staff)), '200 set-up-two-step');
      const { begun } = stepIn(await setUpCall(page, strict, 'authenticator')) as SetUpTwoStep;
      assert.equal(begun?.method, 'authenticator');
      const code = appWith(begun.key).codeAt(way.door.clock.now());
      const answer = await setUpCall(page, strict, 'authenticator/code', { code });
      assert.equal(told(answer), '200 save-recovery-code');
      const { recoveryCode } = stepIn(answer) as Extract<Step, { name: 'save-recovery-code' }>;
      const pdf = await recoveryCodePage(page, strict, recoveryCode);
      assert.deepEqual([pdf.status, pdf.headers.get('Content-Type')], [200, 'application/pdf']);
      assert.equal(await page.sessionStatus(strict.slug), 401);
      assert.equal(told(await saveRecoveryCode(page, strict)), IN);
      assert.equal(await page.sessionStatus(strict.slug), 200);
    });

    it('is the recovery code in place of the second step', async () => {
      const { staff } = clinic;
      const { recoveryCode } = await way.setUpApp(await way.enter(staff), staff);
      assert.equal(told(await page.login(staff)), '200 second-step');
      assert.equal(told(await typeRecoveryCode(page, clinic, recoveryCode ?? '')), '200 save-recovery-code');
      assert.equal(told(await saveRecoveryCode(page, clinic)), IN);
      await isIn();
    });

    it('is shut after five wrong codes, as everywhere', async () => {
      const { staff } = clinic;
      const app = await way.setUpApp(await way.enter(staff), staff);
      await page.login(staff);
      const type = (code: string) => typeSecondStep(page, clinic, { method: 'authenticator', code });
      for (let turn = 0; turn < 5; turn += 1) await type(wrongCode(app.code()));
      const answer = await type(app.code());
      assert.equal(answer.status, 429, answer.text);
      way.door.clock.advance(15 * MINUTE + SECOND);
    });

    it('leads to the own settings, with everything that they take', async () => {
      const { staff } = clinic;
      assert.equal(told(await page.login(staff)), IN);
      await way.setUpApp(page, staff);
      await way.setUpPasskey(page, staff);
      const { authenticator, passkeys } = await way.settings(page, staff);
      assert.deepEqual([authenticator.isOn, passkeys.length], [true, 1]);
    });

    it('leads to news of the session: of another login, and of its end elsewhere', async () => {
      await page.login(clinic.patient);
      const other = way.door.browser().open(clinic.origin);
      const { node } = way.door;
      const call = { method: 'GET', path: path('session/news') };
      const stream = await listenForNews(node, clinic, await page.credentials(call));
      assert.equal(stream.status, 200, stream.text);
      assert.notEqual(stream.headers.get('DPoP-Nonce'), null);
      await node.news.look();
      await other.login(clinic.patient);
      await node.news.look();
      assert.equal(await stream.next(), 'sessions');
      await other.post(path('sessions/sign-out-others'), {});
      await node.news.look();
      assert.equal(await stream.next(), 'ended');
      const over = await listenForNews(node, clinic, await page.credentials(call));
      assert.deepEqual([over.status, over.text.includes('"not-logged-in"')], [401, true]);
    });
  });
}
