import { expect } from '@open-wc/testing';
import { sampleSecondStep } from '../../demo/gallery/login-step-samples.ts';
import { announcements } from './support/announcements.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { atStep, autofillCode, buttons, sentTo, steps, stepsBff } from './support/login-steps.ts';
import { alertText, buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { errorOf, input, saidPolitely, send, untilError, untilInput } from './support/way-in.ts';

const code = 'login/second-step/code';

describe('the second step of a login', () => {
  useStandIns();

  describe('the challenge by text message', () => {
    it('asks for one code in one input, which phones can fill in, and has the focus in it', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      const field = await untilInput(widget, 'code');
      expect(field.labels?.[0]?.textContent).to.equal('Verification code');
      expect(field.getAttribute('autocomplete')).to.equal('one-time-code');
      expect(field.inputMode).to.equal('numeric');
      const hint = document.getElementById(field.getAttribute('aria-describedby') ?? '');
      expect(hint?.textContent).to.equal('We sent a text message with a code to ••••\u00a001.');
      expectFocus(field);
      expect(buttons(widget)).to.deep.equal([
        'Submit',
        'Resend code',
        'Try another way',
        'Use recovery code instead',
        'Log in as someone else',
      ]);
    });

    it('takes a code with spaces in it, and logs in', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      const heard = announcements(document);
      send(widget, { code: ' 482 913 ' });
      await untilHeading(widget, 'Robin Ellis');
      expect(await sentTo(bff, code)).to.deep.equal([{ method: 'sms', code: '482913', trustBrowser: false }]);
      expect(heard.lines).to.deep.equal(['logged-in profile-1 at maple-street, fresh', 'step logged-in']);
      expectFocus(widget.querySelector('.ca-heading'));
      heard.stop();
    });

    it('is announced as a step once, in the name of the tag in the page', async () => {
      const heard = announcements(document);
      await atStep(stepsBff(sampleSecondStep));
      expect(heard.lines).to.deep.equal(['step password', 'step second-step']);
      heard.stop();
    });

    it('tells of a missing, a short and a wrong code at the field, and keeps what was typed', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      const heard = announcements(document);
      send(widget, { code: '' });
      expect(await untilError(widget, 'code')).to.equal('Enter the code.');
      send(widget, { code: '1234' });
      await until('the error', () => errorOf(widget, 'code').includes('6 digits'));
      expect(await sentTo(bff, code)).to.deep.equal([]);
      send(widget, { code: '000000' });
      await until('the error', () => errorOf(widget, 'code').includes('newest text message'));
      expect(input(widget, 'code').value).to.equal('000000');
      expectFocus(input(widget, 'code'));
      expect(alertText(steps(widget))).to.equal('');
      expect(heard.lines).to.deep.equal(['problem wrong-code']);
      heard.stop();
    });

    it('sends a code that is filled in by itself, but the same one never twice, nor one that is typed', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      const field = input(widget, 'code');
      field.value = '111111';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
      autofillCode(widget, '000000');
      await untilError(widget, 'code');
      autofillCode(widget, '000000');
      autofillCode(widget, '482913');
      await untilHeading(widget, 'Robin Ellis');
      const codes = (await sentTo(bff, code)).map((body) => (body as { code: string }).code);
      expect(codes).to.deep.equal(['000000', '482913']);
    });

    it('trusts the browser only when the box is ticked, and keeps the tick from one way to the next', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      const box = find(widget, 'input[type="checkbox"]', HTMLInputElement);
      expect(box.checked).to.equal(false);
      expect(box.labels?.[0]?.textContent).to.equal(
        'Trust this browser to skip 2-Step Verification for 30 days',
      );
      box.click();
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      buttonCalled(widget, 'Code from your authenticator app').click();
      await untilInput(widget, 'code');
      send(widget, { code: '482913' });
      await untilHeading(widget, 'Robin Ellis');
      expect(await sentTo(bff, code)).to.deep.equal([
        { method: 'authenticator', code: '482913', trustBrowser: true },
      ]);
    });

    it('offers no trust where the clinic does not allow it', async () => {
      const widget = await atStep(stepsBff({ ...sampleSecondStep, mayTrustBrowser: false }));
      expect(has(widget, 'input[type="checkbox"]')).to.equal(false);
    });

    it('can be sent again after a wait, which it counts down', async () => {
      const timers = useFakeTimers();
      try {
        const bff = stepsBff(sampleSecondStep);
        const widget = await atStep(bff);
        const resend = buttonCalled(widget, 'Resend code');
        expect(resend.getAttribute('aria-disabled')).to.equal('true');
        resend.click();
        timers.advance(29_000);
        await until('the last second', () =>
          find(widget, '.ca-clock', HTMLElement).textContent.includes('in 0:01.'),
        );
        timers.advance(1_000);
        await until('the offer', () => saidPolitely(widget).includes('You can ask for another code now.'));
        expect(await sentTo(bff, 'login/second-step/sms')).to.have.lengthOf(0);
        resend.click();
        await until('the news', () => saidPolitely(widget).includes('Another text message is on its way.'));
        expect(await sentTo(bff, 'login/second-step/sms')).to.have.lengthOf(1);
        expect(resend.getAttribute('aria-disabled')).to.equal('true');
      } finally {
        timers.restore();
      }
    });

    it('keeps the code that is being typed while another one is sent', async () => {
      const bff = stepsBff({
        ...sampleSecondStep,
        sms: { sentTo: '•••• 01', resendAfterSeconds: 0, expiresInSeconds: 60 },
      });
      const widget = await atStep(bff);
      input(widget, 'code').value = '12';
      buttonCalled(widget, 'Resend code').click();
      await until('the news', () => saidPolitely(widget).includes('Another text message is on its way.'));
      expect(input(widget, 'code').value).to.equal('12');
    });

    it('says why a message could not be sent, and offers another try', async () => {
      const bff = stepsBff({ ...sampleSecondStep, sms: null });
      const refused = { ...sampleSecondStep, sms: null };
      bff.use(bff.answers.loginSteps.refuses('second-step/sms', { code: 'sms-unavailable' }, refused));
      const widget = await atStep(bff);
      buttonCalled(widget, 'Send code').click();
      await until('the problem', () => alertText(steps(widget)).includes('can’t be sent just now'));
      expect(buttons(widget)).to.include('Send code');
    });
  });
});
