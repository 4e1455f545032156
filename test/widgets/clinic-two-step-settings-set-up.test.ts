import { expect } from '@open-wc/testing';
import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { sampleKey, sampleRecoveryCodes } from '../../demo/gallery/two-step-settings-answers.ts';
import { whileNothingIsSetUp } from '../../demo/gallery/two-step-settings-samples.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, heading, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import {
  buttonsIn,
  calls,
  choosing,
  choosingSms,
  currentPassword,
  fakePasskeys,
  part,
  press,
  scanning,
  sendForm,
  sentTo,
  settingsBff,
  settingsWidget,
  settingsWith,
  texted,
} from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { autofill, errorOf, input, saidPolitely, untilError, untilInput } from './support/way-in.ts';

describe('<clinic-two-step-settings>, setting up', () => {
  useStandIns();

  it('says what 2-Step Verification is, and offers to set it up', async () => {
    const { widget } = await settingsWith(whileNothingIsSetUp);
    expect(heading(widget)).to.equal('2-Step Verification');
    expect(widget.textContent).to.contain('even if somebody learns your password');
    expect(buttonsIn(widget)).to.deep.equal(['Set Up']);
  });

  it('asks for a method and the password, the authenticator app being recommended', async () => {
    const { widget } = await choosing();
    expectFocus(widget.querySelector('.ca-heading'));
    const methods = [...widget.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(methods.map(({ value, checked }) => `${value} ${String(checked)}`)).to.deep.equal([
      'authenticator true',
      'passkey false',
      'sms false',
    ]);
    const [first] = methods;
    expect(first?.labels?.[0]?.textContent).to.match(/Authenticator app\s+Recommended/);
    expect(widget.querySelector('fieldset legend')?.textContent).to.equal(
      'How do you want to show that it is you?',
    );
    expect(widget.textContent).to.contain('The other ways are safer against fraud.');
    expect(autofill(widget).slice(-1)).to.deep.equal(['currentPassword password current-password']);
    expect(buttonsIn(widget)).to.deep.equal(['Next', 'Back']);
  });

  it('sets up an authenticator app: password, key, code, recovery code', async () => {
    const { bff, widget } = await scanning();
    expect(await sentTo(bff, 'two-step/authenticator')).to.deep.equal({ currentPassword });
    expectFocus(widget.querySelector('.ca-heading'));
    await until('the QR code', () => widget.querySelector('svg[role="img"]'));
    expect(widget.textContent.replace(/\s/g, '')).to.contain(sampleKey);
    expect(autofill(widget)).to.deep.equal(['code text one-time-code']);
    sendForm(widget, { code: sampleCode });
    await untilHeading(widget, 'Save your recovery code');
    expect(await sentTo(bff, 'two-step/authenticator/code')).to.deep.equal({ code: sampleCode });
    expect(widget.textContent).to.contain('Your authenticator app is set up.');
    expect(widget.textContent).to.contain(sampleRecoveryCodes[0].split('').join(' '));
    expect(buttonsIn(widget)).to.deep.equal(['Copy', 'Download PDF', 'Done']);
    expect(widget.textContent.replace(/\s/g, '')).not.to.contain(sampleKey);
    await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
    expect(saidPolitely(widget)).to.equal('Your authenticator app is set up.');
    expect(part(widget, 'Authenticator app').textContent).to.contain('Default');
    expect(widget.textContent).not.to.contain(sampleRecoveryCodes[0].split('').join(' '));
  });

  it('sets up text messages with a number of one’s own choice', async () => {
    const { bff, widget } = await choosingSms();
    expect(input(widget, 'mobilePhone').value).to.equal('+1 604 555 0101');
    expect(input(widget, 'mobilePhone').autocomplete).to.equal('tel');
    sendForm(widget, { currentPassword, mobilePhone: ' 604 555 0199 ' });
    await untilInput(widget, 'code');
    expect(await sentTo(bff, 'two-step/sms')).to.deep.equal({
      currentPassword,
      mobilePhone: '604 555 0199',
    });
    expect(widget.textContent).to.match(/••••\s99/);
    expect(buttonsIn(widget)).to.deep.equal(['Submit', 'Resend code', 'Back']);
    sendForm(widget, { code: '482 913' });
    await untilHeading(widget, 'Save your recovery code');
    expect(await sentTo(bff, 'two-step/sms/code')).to.deep.equal({ code: sampleCode });
    await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
    expect(part(widget, 'Text message').textContent).to.contain('Codes go to 604\u00a0555\u00a00199');
  });

  it('keeps the password that was typed when another method is chosen', async () => {
    const { widget } = await choosing();
    input(widget, 'currentPassword').value = currentPassword;
    find(widget, 'input[value="sms"]', HTMLInputElement).click();
    await untilInput(widget, 'mobilePhone');
    expect(input(widget, 'currentPassword').value).to.equal(currentPassword);
  });

  it('makes a passkey: password, the browser’s dialog, a name', async () => {
    const browser = fakePasskeys(() => 'made');
    try {
      const { bff, widget } = await choosing();
      find(widget, 'input[value="passkey"]', HTMLInputElement).click();
      await widget.updateComplete;
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Make your passkey');
      expect(browser.asked).to.deep.equal([]);
      await press(buttonCalled(widget, 'Make passkey'), widget, 'Name your passkey');
      expect(browser.asked[0]?.publicKey?.rp.id).to.equal('localhost');
      sendForm(widget, {});
      expect(await untilError(widget, 'name')).to.equal('Enter a name.');
      sendForm(widget, { name: 'x'.repeat(61) });
      await until('the other error', () => errorOf(widget, 'name').includes('60 characters'));
      sendForm(widget, { name: ' Laptop ' });
      await untilHeading(widget, 'Save your recovery code');
      const { name, registration } = (await sentTo(bff, 'two-step/passkeys')) as {
        readonly name: string;
        readonly registration: { readonly id: string };
      };
      expect([name, registration.id]).to.deep.equal(['Laptop', 'bmV3LXBhc3NrZXk']);
      await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
      expect(part(widget, 'Laptop').textContent).to.contain('Works on maple-street.example');
    } finally {
      browser.restore();
    }
  });

  it('offers another try when the browser’s dialog was closed, without the password', async () => {
    const outcomes = ['NotAllowedError', 'InvalidStateError', 'made'] as const;
    let turn = 0;
    const browser = fakePasskeys(() => outcomes[turn++] ?? 'made');
    try {
      const { bff, widget } = await choosing();
      const heard = announcements(widget);
      find(widget, 'input[value="passkey"]', HTMLInputElement).click();
      await widget.updateComplete;
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Make your passkey');
      buttonCalled(widget, 'Make passkey').click();
      await until('the problem', () => alertText(widget).includes('No passkey was made.'));
      buttonCalled(widget, 'Make passkey').click();
      await until('the other problem', () => alertText(widget).includes('may have one for your account'));
      await press(buttonCalled(widget, 'Make passkey'), widget, 'Name your passkey');
      expect(alertText(widget)).to.equal('');
      expect(calls(bff).filter((call) => call.includes('challenge'))).to.have.length(1);
      expect(heard.lines).to.deep.equal([
        'step make-passkey',
        'problem passkey-cancelled',
        'problem passkey-refused',
        'step name-passkey',
      ]);
    } finally {
      browser.restore();
    }
  });

  it('sends the number another code once there is nothing to wait for', async () => {
    const { bff, widget } = await choosingSms();
    const { settings } = bff.answers;
    bff.use(settings.works({ ...whileNothingIsSetUp }, 0));
    sendForm(widget, { currentPassword, mobilePhone: '604 555 0199' });
    await untilInput(widget, 'code');
    input(widget, 'code').value = '12';
    buttonCalled(widget, 'Resend code').click();
    await until('the call', () => calls(bff).includes('POST two-step/sms/resend'));
    await until('the button', () => buttonsIn(widget).includes('Resend code'));
    expect(input(widget, 'code').value).to.equal('12');
  });

  it('waits with a resend as long as the server says', async () => {
    const { bff, widget } = await texted();
    expect(buttonCalled(widget, 'Resend code').getAttribute('aria-disabled')).to.equal('true');
    buttonCalled(widget, 'Resend code').click();
    await widget.updateComplete;
    expect(calls(bff)).not.to.include('POST two-step/sms/resend');
  });

  it('announces each step', async () => {
    const bff = settingsBff(whileNothingIsSetUp);
    const heard = announcements(document);
    const widget = await settingsWidget(bff);
    await press(buttonCalled(widget, 'Set Up'), widget, 'Set up 2-Step Verification');
    sendForm(widget, { currentPassword });
    await untilInput(widget, 'code');
    sendForm(widget, { code: sampleCode });
    await untilHeading(widget, 'Save your recovery code');
    await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'step password',
      'logged-in profile-2 at maple-street',
      'step two-step-overview',
      'step begin-set-up',
      'step authenticator-code',
      'step save-recovery-code',
      'step two-step-overview',
    ]);
  });

  it('offers only what can be had here', async () => {
    const { widget } = await settingsWith({
      ...whileNothingIsSetUp,
      sms: { isOn: false, isAvailable: false },
      passkeysWorkHere: false,
    });
    await press(buttonCalled(widget, 'Set Up'), widget, 'Set up 2-Step Verification');
    const methods = [...widget.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(methods.map(({ value }) => value)).to.deep.equal(['authenticator']);
    expect(widget.textContent).to.contain('Passkeys don’t work on this page');
  });
});
