import { expect } from '@open-wc/testing';
import { sampleRecoveryCodes } from '../../demo/gallery/two-step-settings-answers.ts';
import { sampleStaff, whileAllIsSetUp } from '../../demo/gallery/two-step-settings-samples.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, has, logIn, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import {
  buttonsIn,
  calls,
  currentPassword,
  part,
  press,
  sendForm,
  sentTo,
  settingsBff,
  settingsWidget,
  settingsWith,
} from './support/two-step-settings.ts';
import { until } from './support/until.ts';
import { input, saidPolitely, untilError, untilInput } from './support/way-in.ts';

const [older, newer] = sampleRecoveryCodes.map((code) => code.split('').join(' '));

describe('<clinic-two-step-settings>', () => {
  useStandIns();

  describe('the recovery code', () => {
    it('shows it after the password, and takes it off the screen again', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      expect(calls(bff)).to.deep.equal(['GET two-step']);
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Your recovery code');
      expect(await sentTo(bff, 'two-step/recovery-code')).to.deep.equal({ currentPassword });
      expect(widget.textContent).to.contain(older);
      expect(buttonsIn(widget)).to.deep.equal(['Copy', 'Download PDF', 'Done']);
      expectFocus(find(widget, '.ca-heading', HTMLElement));
      await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
      expect(widget.textContent).not.to.contain(older);
    });

    it('does not show it without the right password', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      bff.use(bff.answers.settings.refuses('two-step/recovery-code', { code: 'wrong-password' }));
      sendForm(widget, { currentPassword: 'not it' });
      expect(await untilError(widget, 'currentPassword')).to.contain('not your current password');
      expect(has(widget, '.ca-recovery')).to.equal(false);
    });

    it('makes a new one, having said that the old one ends', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'Generate new code'), widget, 'Generate a new recovery code');
      expect(widget.textContent).to.contain('The old code ends at once');
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Your new recovery code');
      expect(await sentTo(bff, 'two-step/recovery-code/new')).to.deep.equal({ currentPassword });
      expect(widget.textContent).to.contain(newer);
      expect(widget.textContent).to.contain('The old code has ended.');
    });

    it('offers the first one where none works, and can show it from then on', async () => {
      const { widget } = await settingsWith({ ...whileAllIsSetUp, hasRecoveryCode: false });
      expect(buttonsIn(part(widget, 'Recovery code'))).to.deep.equal(['Generate new code']);
      await press(buttonCalled(widget, 'Generate new code'), widget, 'Generate a new recovery code');
      expect(widget.textContent).not.to.contain('The old code ends');
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Your new recovery code');
      expect(widget.textContent).not.to.contain('The old code has ended.');
      await press(buttonCalled(widget, 'Done'), widget, '2-Step Verification');
      expect(buttonsIn(part(widget, 'Recovery code'))).to.deep.equal([
        'View Recovery Code',
        'Generate new code',
      ]);
    });

    it('leads on to a new one where the code has died meanwhile', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      bff.use(bff.answers.settings.works({ ...whileAllIsSetUp, hasRecoveryCode: false }));
      sendForm(widget, { currentPassword });
      await until('the news', () => widget.textContent.includes('You have no recovery code that works.'));
      await press(buttonCalled(widget, 'Generate new code'), widget, 'Generate a new recovery code');
    });
  });

  describe('trusted browsers', () => {
    it('names them in words, and marks this one', async () => {
      const { widget } = await settingsWith(whileAllIsSetUp);
      const here = part(widget, 'Chrome · Windows');
      expect(here.textContent).to.contain('This browser');
      expect(here.textContent).to.contain('203.0.113.24');
      expect(here.textContent).to.contain('Trusted until December 10, 2026');
      expect(part(widget, 'Safari · iOS').textContent).not.to.contain('This browser');
    });

    it('removes one, and keeps the focus near', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      const button = buttonCalled(part(widget, 'Safari · iOS'), 'Remove');
      button.focus();
      button.click();
      await until('the news', () => saidPolitely(widget) === 'The browser is not trusted any more.');
      expect(calls(bff).at(-1)).to.equal('DELETE trusted-browsers/browser-2');
      expect(widget.textContent).not.to.contain('Safari');
      expectFocus(find(part(widget, 'Trusted browsers'), 'h3', HTMLElement));
    });

    it('removes all of them', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      buttonCalled(widget, 'Remove all').click();
      await until('the news', () => saidPolitely(widget) === 'No browser is trusted any more.');
      expect(calls(bff).at(-1)).to.equal('DELETE trusted-browsers');
      expect(part(widget, 'Trusted browsers').textContent).to.contain('You trust no browser at the moment.');
    });

    it('tells when it did not work, and shows how things stand', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      bff.use([
        ...bff.answers.settings.refuses('trusted-browsers/browser-2', { code: 'not-found' }, 'delete'),
        ...bff.answers.settings.works({
          ...whileAllIsSetUp,
          trustedBrowsers: whileAllIsSetUp.trustedBrowsers.slice(0, 1),
        }),
      ]);
      buttonCalled(part(widget, 'Safari · iOS'), 'Remove').click();
      await until('the problem', () => alertText(widget).includes('That is not there any more.'));
      await until('the list', () => !widget.textContent.includes('Safari'));
    });

    it('is silent about them where the clinic allows none', async () => {
      const { widget } = await settingsWith({
        ...whileAllIsSetUp,
        trustedBrowsers: [],
        mayTrustBrowser: false,
      });
      expect(widget.textContent).not.to.contain('Trusted browsers');
    });
  });

  describe('whose they are', () => {
    it('is the login form while nobody is logged in, and the settings once somebody is', async () => {
      const bff = standInBff(({ settings, logInWorks }) => [
        ...settings.works(whileAllIsSetUp),
        ...logInWorks(sampleStaff),
      ]);
      const widget = await settingsWidget(settingsBff());
      widget.bff = bff.url;
      await untilHeading(widget, 'Log in');
      expect(calls(bff)).to.deep.equal([]);
      logIn(widget);
      await untilHeading(widget, '2-Step Verification');
      expectFocus(find(widget, '.ca-heading', HTMLElement));
    });

    it('leaves nothing when the session is over', async () => {
      const { widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Your recovery code');
      widget.client.tellSession(null, null);
      await untilHeading(widget, 'Log in');
      expect(widget.textContent).not.to.contain(older);
      widget.client.tellSession(sampleStaff, null);
      await untilHeading(widget, '2-Step Verification');
      expect(widget.textContent).not.to.contain(older);
    });

    it('leaves nothing typed for another person', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      input(widget, 'currentPassword').value = currentPassword;
      widget.client.tellSession(
        { ...sampleSession, profile: { ...sampleSession.profile, role: 'staff' } },
        null,
      );
      await untilHeading(widget, '2-Step Verification');
      await until('the buttons', () => buttonsIn(widget).includes('View Recovery Code'));
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      expect(input(widget, 'currentPassword').value).to.equal('');
      expect(calls(bff)).to.deep.equal(['GET two-step', 'GET two-step']);
    });

    it('is the login form when the server says that the session is over', async () => {
      const { bff, widget } = await settingsWith(whileAllIsSetUp);
      bff.use(bff.answers.settings.refuses('two-step/recovery-code', { code: 'not-logged-in' }));
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      const heard = announcements(widget);
      sendForm(widget, { currentPassword });
      await untilHeading(widget, 'Log in');
      expect(heard.lines[0]).to.equal('logged-out of maple-street');
    });

    it('asks the page’s language for dates', async () => {
      const widget = await settingsWidget(settingsBff(whileAllIsSetUp), 'fr');
      await until('French', () => widget.textContent.includes('Configuré le 15 janvier 2026'));
      expect(widget.textContent).to.contain('Dernière utilisation le 21 novembre 2026');
    });

    it('has the person’s username in its forms, for password managers', async () => {
      const { widget } = await settingsWith(whileAllIsSetUp);
      await press(buttonCalled(widget, 'View Recovery Code'), widget, 'View your recovery code');
      await untilInput(widget, 'currentPassword');
      const username = input(widget, 'username');
      expect([username.value, username.autocomplete, username.checkVisibility()]).to.deep.equal([
        'staff',
        'username',
        false,
      ]);
    });
  });
});
