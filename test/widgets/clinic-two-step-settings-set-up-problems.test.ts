import { expect } from '@open-wc/testing';
import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import {
  calls,
  choosingSms,
  currentPassword,
  press,
  scanning,
  sendForm,
  texted,
} from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { errorOf, input, untilError } from './support/way-in.ts';

describe('<clinic-two-step-settings>, setting up, problems', () => {
  useStandIns();

  it('names every field that is missing, and goes to the first', async () => {
    const { bff, widget } = await choosingSms();
    sendForm(widget, { mobilePhone: '' });
    expect(await untilError(widget, 'mobilePhone')).to.equal('Enter your mobile phone number.');
    expect(errorOf(widget, 'currentPassword')).to.equal('Enter your current password.');
    expectFocus(input(widget, 'mobilePhone'));
    expect(calls(bff)).to.deep.equal(['GET two-step']);
  });

  it('tells of a wrong password at its field, and keeps what was typed', async () => {
    const { bff, widget } = await choosingSms();
    bff.use(bff.answers.settings.refuses('two-step/sms', { code: 'wrong-password' }));
    const heard = announcements(document);
    sendForm(widget, { currentPassword: 'not it', mobilePhone: '604 555 0199' });
    expect(await untilError(widget, 'currentPassword')).to.equal(
      'That is not your current password. Try again.',
    );
    heard.stop();
    expectFocus(input(widget, 'currentPassword'));
    expect(input(widget, 'mobilePhone').value).to.equal('604 555 0199');
    expect(alertText(widget)).to.equal('');
    expect(heard.lines).to.deep.equal(['problem wrong-password']);
  });

  for (const [code, sentence] of [
    ['phone-unusable', 'Text messages can’t go to that number.'],
    ['sms-country', 'We don’t send text messages to that country.'],
  ] as const) {
    it(`tells of ${code} at the number`, async () => {
      const { bff, widget } = await choosingSms();
      bff.use(bff.answers.settings.refuses('two-step/sms', { code }));
      sendForm(widget, { currentPassword, mobilePhone: '1' });
      expect(await untilError(widget, 'mobilePhone')).to.contain(sentence);
      expectFocus(input(widget, 'mobilePhone'));
    });
  }

  for (const [code, sentence] of [
    ['throttled', 'Too many tries. You can try again in'],
    ['sms-limit', 'Too many text messages were sent.'],
    ['sms-unavailable', 'Text messages can’t be sent just now.'],
    ['not-allowed', 'You can’t change this yourself.'],
  ] as const) {
    it(`tells of ${code} above the form`, async () => {
      const { bff, widget } = await choosingSms();
      bff.use(bff.answers.settings.refuses('two-step/sms', { code, retryAfterSeconds: 90 }));
      sendForm(widget, { currentPassword, mobilePhone: '604 555 0199' });
      await until('the problem', () => alertText(widget).includes(sentence));
      expect(input(widget, 'mobilePhone').value).to.equal('604 555 0199');
    });
  }

  it('has words of its own for an app’s wrong code', async () => {
    const { widget } = await scanning();
    sendForm(widget, { code: '000000' });
    expect(await untilError(widget, 'code')).to.contain('check that your phone’s clock sets itself');
    expectFocus(input(widget, 'code'));
  });

  it('tells of a text message’s wrong code, and of one that is too old', async () => {
    const { bff, widget } = await texted();
    sendForm(widget, { code: '000000' });
    expect(await untilError(widget, 'code')).to.contain('newest text message');
    bff.use(bff.answers.settings.refuses('two-step/sms/code', { code: 'code-expired' }));
    sendForm(widget, { code: sampleCode });
    await until('the other error', () => errorOf(widget, 'code').includes('Ask for another one.'));
  });

  it('does not send what cannot be a code', async () => {
    const { bff, widget } = await scanning();
    sendForm(widget, { code: '' });
    expect(await untilError(widget, 'code')).to.equal('Enter the code.');
    sendForm(widget, { code: '123' });
    await until('the other error', () => errorOf(widget, 'code').includes('6 digits'));
    expect(calls(bff)).to.deep.equal(['GET two-step', 'POST two-step/authenticator']);
  });

  it('says when the set-up took too long, and begins again with nothing typed', async () => {
    const { bff, widget } = await scanning();
    bff.use(bff.answers.settings.refuses('two-step/authenticator/code', { code: 'set-up-ended' }));
    sendForm(widget, { code: sampleCode });
    await until('the problem', () => alertText(widget).includes('That took too long.'));
    await press(buttonCalled(widget, 'Back'), widget, '2-Step Verification');
    expect(alertText(widget)).to.equal('');
    await press(buttonCalled(widget, 'Set Up'), widget, 'Set up 2-Step Verification');
    expect(input(widget, 'currentPassword').value).to.equal('');
  });

  it('shows how things stand when somebody goes back before the answer has come', async () => {
    const { bff, widget } = await scanning();
    sendForm(widget, { code: sampleCode });
    await press(buttonCalled(widget, 'Back'), widget, '2-Step Verification');
    await until('the methods', () => widget.textContent.includes('Set up on November 22, 2026'));
    expect(calls(bff).slice(-2)).to.deep.equal(['POST two-step/authenticator/code', 'GET two-step']);
  });
});
