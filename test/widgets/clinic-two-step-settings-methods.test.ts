import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import {
  whileAllIsSetUp,
  whileNothingIsSetUp,
  withSmsAlone,
} from '../../demo/gallery/two-step-settings-samples.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import {
  buttonsIn,
  calls,
  currentPassword,
  part,
  press,
  pressIn,
  sendForm,
  sentTo,
  settingsBff,
  settingsWidget,
  settingsWith,
} from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { saidPolitely, untilError } from './support/way-in.ts';

/** What a screen reader adds to a button's name. */
function descriptionOf(button: HTMLElement): string {
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent.trim() ?? '';
}

describe('<clinic-two-step-settings>, methods', () => {
  useStandIns();

  it('lists what is set up, since when, and what can be done about it', async () => {
    const { widget } = await settingsWith(whileAllIsSetUp);
    expect(widget.textContent).to.contain('2-Step Verification is on.');
    const app = part(widget, 'Authenticator app');
    expect(app.textContent).to.contain('Default');
    expect(app.textContent).to.contain('Set up on January 15, 2026');
    expect(buttonsIn(app)).to.deep.equal(['Remove']);
    const sms = part(widget, 'Text message (SMS)');
    expect(sms.textContent).to.contain('Codes go to +1\u00a0604\u00a0555\u00a00101');
    expect(buttonsIn(sms)).to.deep.equal(['Remove', 'Change number', 'Make default']);
    const phone = part(widget, 'Phone');
    for (const words of ['Made on March 2, 2026', 'Last used on November 21, 2026', 'maple-street.example']) {
      expect(phone.textContent).to.contain(words);
    }
    expect(part(widget, 'Blue key').textContent).to.contain('Not used yet');
    expect(buttonsIn(phone)).to.deep.equal(['Rename', 'Remove']);
  });

  it('has every button named plainly and described by its row', async () => {
    const { widget } = await settingsWith(whileAllIsSetUp);
    const removals = [...widget.querySelectorAll('button')].filter(
      ({ textContent }) => textContent.trim() === 'Remove',
    );
    expect(removals.map((button) => descriptionOf(button).replace(/\s+/g, ' '))).to.deep.equal([
      'Authenticator app Default',
      'Phone',
      'Blue key in the drawer',
      'Text message (SMS)',
      'Chrome · Windows This browser',
      'Safari · iOS',
    ]);
  });

  it('makes another method the default, and says so', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    const button = buttonCalled(part(widget, 'Text message'), 'Make default');
    button.focus();
    button.click();
    await until('the badge', () => part(widget, 'Text message').textContent.includes('Default'));
    expect(await sentTo(bff, 'two-step/default')).to.deep.equal({ method: 'sms' });
    expect(saidPolitely(widget)).to.equal('When you log in, this comes first now: Text message (SMS).');
    expectFocus(find(widget, 'h3', HTMLElement));
    expect(buttonsIn(part(widget, 'Authenticator app'))).to.deep.equal(['Remove', 'Make default']);
  });

  it('sets up another method without asking which', async () => {
    const { bff, widget } = await settingsWith(withSmsAlone);
    await pressIn(widget, 'Authenticator app', 'Set Up', 'Set up an authenticator app');
    expect(has(widget, 'input[type="radio"]')).to.equal(false);
    sendForm(widget, { currentPassword });
    await until('the key', () => has(widget, '.ca-key'));
    expect(calls(bff).at(-1)).to.equal('POST two-step/authenticator');
  });

  it('removes a method after the password', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Text message', 'Remove', 'Remove text messages?');
    expect(widget.textContent).to.contain('Your trusted browsers will ask for the second step again.');
    expect(widget.textContent).not.to.contain('only method');
    sendForm(widget, {});
    expect(await untilError(widget, 'currentPassword')).to.equal('Enter your current password.');
    sendForm(widget, { currentPassword });
    await untilHeading(widget, '2-Step Verification');
    expect(await sentTo(bff, 'two-step/sms/remove')).to.deep.equal({ currentPassword });
    expect(saidPolitely(widget)).to.equal('It is removed.');
    expectFocus(find(widget, '.ca-heading', HTMLElement));
    expect(buttonsIn(part(widget, 'Text message'))).to.deep.equal(['Set Up', 'Change number']);
    expect(part(widget, 'Trusted browsers').textContent).to.contain('You trust no browser');
  });

  it('says beforehand that without the last method it is off', async () => {
    const { widget } = await settingsWith(withSmsAlone);
    await pressIn(widget, 'Text message', 'Remove', 'Remove text messages?');
    expect(widget.textContent).to.contain('without it, 2-Step Verification is off');
    sendForm(widget, { currentPassword });
    await until('the overview', () => saidPolitely(widget) === '2-Step Verification is off.');
    expect(buttonsIn(widget)).to.deep.equal(['Set Up']);
  });

  it('explains, and does not offer, what the clinic does not allow', async () => {
    const { widget } = await settingsWith({ ...withSmsAlone, isEnforced: true });
    expect(widget.textContent).to.contain('so one method has to stay');
    expect(buttonsIn(part(widget, 'Text message'))).to.deep.equal(['Change number']);
    expect(buttonsIn(widget)).not.to.include('Turn off 2-Step Verification');
  });

  it('changes the only number by proving the new one, where the last method has to stay', async () => {
    const { widget } = await settingsWith({ ...withSmsAlone, isEnforced: true });
    await pressIn(widget, 'Text message', 'Change number', 'Set up text messages');
    expect(widget.textContent).to.contain('This number replaces the one on your profile');
  });

  it('lets other methods be removed where the clinic wants one', async () => {
    const { widget } = await settingsWith({ ...whileAllIsSetUp, isEnforced: true });
    for (const row of ['Authenticator app', 'Text message', 'Phone']) {
      expect(buttonsIn(part(widget, row))).to.include('Remove');
    }
  });

  it('tells of enforcement that began meanwhile, and shows how things stand', async () => {
    const { bff, widget } = await settingsWith(withSmsAlone);
    await pressIn(widget, 'Text message', 'Remove', 'Remove text messages?');
    bff.use([
      ...bff.answers.settings.refuses('two-step/sms/remove', { code: 'last-method' }),
      ...bff.answers.settings.works({ ...withSmsAlone, isEnforced: true }),
    ]);
    const heard = announcements(widget);
    sendForm(widget, { currentPassword });
    await until('the problem', () => alertText(widget).includes('Set up another method first.'));
    expect(heard.lines).to.deep.equal(['problem last-method']);
    await press(buttonCalled(widget, 'Back'), widget, '2-Step Verification');
    await until('the news', () => widget.textContent.includes('so one method has to stay'));
  });

  it('turns it off after the password', async () => {
    const { bff, widget } = await settingsWith(whileAllIsSetUp);
    await press(
      buttonCalled(widget, 'Turn off 2-Step Verification'),
      widget,
      'Turn off 2-Step Verification?',
    );
    expect(widget.textContent).to.contain('whoever knows your password can log in');
    sendForm(widget, { currentPassword });
    await until('the overview', () => saidPolitely(widget) === '2-Step Verification is off.');
    expect(await sentTo(bff, 'two-step/turn-off')).to.deep.equal({ currentPassword });
  });

  it('says beforehand what another number turns off', async () => {
    const { widget } = await settingsWith(whileAllIsSetUp);
    await pressIn(widget, 'Text message', 'Change number', 'Change your mobile phone number');
    expect(widget.textContent).to.contain('Changing the number turns text messages off');
    expect(widget.textContent).not.to.contain('your only method');
  });

  it('changes the only number, and is off until set up again', async () => {
    const { bff, widget } = await settingsWith(withSmsAlone);
    await pressIn(widget, 'Text message', 'Change number', 'Change your mobile phone number');
    expect(widget.textContent).to.contain('Text messages are your only method');
    sendForm(widget, { mobilePhone: '604 555 0177', currentPassword });
    await until('the overview', () => saidPolitely(widget).startsWith('Your new number is saved.'));
    expect(saidPolitely(widget)).to.contain('Text messages are off until you set them up again.');
    expect(await sentTo(bff, 'two-step/mobile-phone')).to.deep.equal({
      currentPassword,
      mobilePhone: '604 555 0177',
    });
    expect(buttonsIn(widget)).to.deep.equal(['Set Up']);
  });

  it('warns of nothing where no text messages are set up', async () => {
    const { widget } = await settingsWith({
      ...whileAllIsSetUp,
      sms: { isOn: false, isAvailable: true },
    });
    await pressIn(widget, 'Text message', 'Change number', 'Change your mobile phone number');
    expect(has(widget, '.ca-note')).to.equal(false);
    sendForm(widget, { mobilePhone: '604 555 0177', currentPassword });
    await until('the overview', () => saidPolitely(widget) === 'Your new number is saved.');
  });

  it('says until when it is paused, and that it resumes by itself', async () => {
    const pausedUntil = '2026-11-23T18:30:00Z';
    const { widget } = await settingsWith({ ...whileAllIsSetUp, state: 'paused', pausedUntil });
    const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
    expect(widget.textContent).to.contain(`is paused until ${format.format(new Date(pausedUntil))}.`);
    expect(widget.textContent).to.contain('it resumes by itself');
  });

  it('offers another try when it cannot be known how things stand', async () => {
    const bff = settingsBff(whileNothingIsSetUp);
    bff.use([http.get(`${bff.url}/v1/clinics/maple-street/two-step`, () => HttpResponse.error())]);
    const widget = await settingsWidget(bff);
    await until('the problem', () => alertText(widget));
    bff.use(bff.answers.settings.works(whileNothingIsSetUp));
    const again = buttonCalled(widget, 'Try again');
    again.focus();
    again.click();
    await until('the overview', () => buttonsIn(widget).includes('Set Up'));
    expectFocus(find(widget, '.ca-heading', HTMLElement));
  });
});
