import { expect } from '@open-wc/testing';
import { sampleSecondStep, startingWith } from '../../demo/gallery/login-step-samples.ts';
import { announcements } from './support/announcements.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { atStep, buttons, sentTo, steps, stepsBff, stepsWidget, timesAsked } from './support/login-steps.ts';
import { alertText, buttonCalled, expectFocus, find, has, heading, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { errorOf, input, send, untilError, untilInput } from './support/way-in.ts';

describe('the ways beside the default one', () => {
  useStandIns();

  describe('the other ways', () => {
    it('are the rest of them, and the recovery code', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      expectFocus(widget.querySelector('.ca-heading'));
      expect(buttons(widget)).to.deep.equal([
        'Code from your authenticator app',
        'Use a passkey or security key',
        'Use recovery code instead',
        'Back',
        'Log in as someone else',
      ]);
      buttonCalled(widget, 'Back').click();
      await untilInput(widget, 'code');
    });

    it('send a text message when that is chosen, unless one is under way', async () => {
      const bff = stepsBff(startingWith('authenticator'));
      const widget = await atStep(bff);
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      buttonCalled(widget, 'Text message to ••••\u00a001').click();
      await until('the message', () => widget.querySelector('.ca-resend'));
      expect(await sentTo(bff, 'login/second-step/sms')).to.have.lengthOf(1);
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      buttonCalled(widget, 'Code from your authenticator app').click();
      await until('the app', () => !has(widget, '.ca-resend') && has(widget, 'input[name="code"]'));
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      buttonCalled(widget, 'Text message to ••••\u00a001').click();
      await until('the message', () => widget.querySelector('.ca-resend'));
      expect(await sentTo(bff, 'login/second-step/sms')).to.have.lengthOf(1);
    });

    it('take nothing along that was typed', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep));
      input(widget, 'code').value = '123456';
      buttonCalled(widget, 'Try another way').click();
      await untilHeading(widget, 'Choose another way');
      buttonCalled(widget, 'Code from your authenticator app').click();
      expect((await untilInput(widget, 'code')).value).to.equal('');
    });

    it('of an app say what to do about a wrong code', async () => {
      const widget = await atStep(stepsBff(startingWith('authenticator')));
      send(widget, { code: '000000' });
      const error = await untilError(widget, 'code');
      expect(error).to.include('Wait for the next one');
      expect(error).to.include('clock');
    });

    it('include leaving the login', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      buttonCalled(widget, 'Log in as someone else').click();
      await untilHeading(widget, 'Log in');
      expect(timesAsked(bff, 'DELETE /v1/clinics/maple-street/login')).to.equal(1);
      expect(input(widget, 'username').value).to.equal('');
      expectFocus(widget.querySelector('.ca-heading'));
    });
  });

  describe('a challenge that is closed', () => {
    const closed = { ...sampleSecondStep, sms: null, closedForSeconds: 600 };

    it('says for how long, counting, and names the ways on', async () => {
      const timers = useFakeTimers();
      try {
        const widget = await atStep(stepsBff(closed));
        await until('the wait', () => alertText(steps(widget)).includes('Try again in 10 minutes.'));
        expect(heading(widget)).to.equal('Too many wrong codes');
        expect(has(widget, 'input[name="code"]')).to.equal(false);
        expect(
          [...widget.querySelectorAll('.ca-ways li')].map(({ textContent }) => textContent),
        ).to.deep.equal([
          'Use your recovery code.',
          'Ask somebody with full access at the clinic to pause or remove your 2-Step Verification.',
          'Wait, and try again then.',
        ]);
        timers.advance(1_000);
        await until('the tick', () => find(widget, '.ca-clock', HTMLElement).textContent.includes('9:59'));
        timers.advance(599_000);
        await until('the way back', () => buttons(widget).includes('Send code'));
      } finally {
        timers.restore();
      }
    });

    it('names support to a solo owner', async () => {
      const widget = await atStep(stepsBff({ ...closed, isSoloOwner: true }));
      expect(widget.textContent).to.include('Nobody else at the clinic can pause');
      expect(widget.querySelector('a[href^="tel:"]')?.textContent).to.equal('+1 613 555 0142');
      expect(widget.textContent).not.to.include('Ask somebody with full access');
    });

    it('comes after the last wrong code, in place of the field', async () => {
      const bff = stepsBff(sampleSecondStep);
      const problem = { code: 'second-step-closed', retryAfterSeconds: 900 } as const;
      bff.use(
        bff.answers.loginSteps.refuses('second-step/code', problem, { ...closed, closedForSeconds: 900 }),
      );
      const widget = await atStep(bff);
      send(widget, { code: '000000' });
      await untilHeading(widget, 'Too many wrong codes');
      expect(alertText(steps(widget))).to.include('Try again in 15 minutes.');
      expect(buttons(widget)).to.include('Use recovery code instead');
    });
  });

  describe('the recovery code', () => {
    it('is asked for in a field of its own kind, and taken as it is typed', async () => {
      const bff = stepsBff(sampleSecondStep);
      const widget = await atStep(bff);
      buttonCalled(widget, 'Use recovery code instead').click();
      const field = await untilInput(widget, 'recoveryCode');
      expect(field.labels?.[0]?.textContent).to.equal('Recovery code');
      expect(field.getAttribute('autocomplete')).to.equal('off');
      expect(field.getAttribute('autocapitalize')).to.equal('characters');
      send(widget, { recoveryCode: '' });
      expect(await untilError(widget, 'recoveryCode')).to.equal('Enter your recovery code.');
      send(widget, { recoveryCode: 'aaa-aaa' });
      await until('the error', () => errorOf(widget, 'recoveryCode').includes('not your recovery code'));
      expect(input(widget, 'recoveryCode').value).to.equal('aaa-aaa');
      send(widget, { recoveryCode: 'k7m 2qx' });
      await untilHeading(widget, 'Save your recovery code');
      expect((await sentTo(bff, 'login/recovery-code')).at(-1)).to.deep.equal({ recoveryCode: 'k7m 2qx' });
      expectFocus(widget.querySelector('.ca-heading'));
      buttonCalled(widget, 'Next').click();
      await untilHeading(widget, 'Robin Ellis');
      expect(widget.textContent).not.to.include('W4R');
    });

    it('comes first in <clinic-recovery-code>, with the other ways behind it', async () => {
      const widget = await atStep(stepsBff(sampleSecondStep), 'clinic-recovery-code');
      await untilInput(widget, 'recoveryCode');
      buttonCalled(widget, 'Back').click();
      await untilInput(widget, 'code');
    });

    it('is all there is where nothing else works in the page', async () => {
      const widget = await atStep(stepsBff({ ...sampleSecondStep, choices: [], sms: null }));
      await untilInput(widget, 'recoveryCode');
      expect(buttons(widget)).to.deep.equal(['Submit', 'Log in as someone else']);
    });
  });

  describe('<clinic-two-step>', () => {
    it('is the login form while nobody logs in, and the challenge after the password', async () => {
      const heard = announcements(document);
      const widget = await atStep(stepsBff(sampleSecondStep), 'clinic-two-step');
      expectFocus(await untilInput(widget, 'code'));
      expect(has(widget, 'clinic-login')).to.equal(false);
      send(widget, { code: '482913' });
      await untilHeading(widget, 'Robin Ellis');
      expect(heard.lines).to.deep.equal([
        'step password',
        'step second-step',
        'logged-in profile-1 at maple-street, fresh',
        'step logged-in',
      ]);
      heard.stop();
    });

    it('stands beside a <clinic-login> of the same clinic without being in its way', async () => {
      const bff = stepsBff(sampleSecondStep);
      const other = await stepsWidget(bff, 'clinic-two-step');
      const widget = await atStep(bff);
      expectFocus(await untilInput(widget, 'code'));
      await untilInput(other, 'code');
      send(widget, { code: '482913' });
      await untilHeading(other, 'Robin Ellis');
    });
  });
});
