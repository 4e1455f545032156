import { expect } from '@open-wc/testing';
import { sampleLink } from '../../demo/gallery/account-answers.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, heading, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import {
  autofill,
  errorOf,
  input,
  linkToken,
  send,
  untilError,
  untilInput,
  wayIn,
} from './support/way-in.ts';

const password = 'green river pencil lamp';
const typed = { username: ' robin ', newPassword: password, confirmPassword: password };

function goodBff(): StandInBff {
  return standInBff(({ account, loggedOut }) => [
    ...account.link({ ...sampleLink, purpose: 'set-up-account', username: null }),
    ...loggedOut(),
  ]);
}

describe('<clinic-set-up-account>', () => {
  useStandIns();

  it('welcomes by name, suggests no username, and says which characters work', async () => {
    const widget = await wayIn('clinic-set-up-account', goodBff(), { token: linkToken });
    await untilHeading(widget, 'Welcome, Robin Ellis');
    expect(location.href).not.to.contain(linkToken);
    const username = input(widget, 'username');
    expect(username.value).to.equal('');
    const hint = document.getElementById(username.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).to.contain('3 characters or more. Letters, numbers and');
    buttonCalled(widget, 'Submit');
  });

  it('tells password managers what goes where', async () => {
    const widget = await wayIn('clinic-set-up-account', goodBff(), { token: linkToken });
    await untilInput(widget, 'username');
    expect(autofill(widget)).to.deep.equal([
      'username text username',
      'newPassword password new-password',
      'confirmPassword password new-password',
    ]);
  });

  it('names every field that is missing, and goes to the first', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
    await untilInput(widget, 'username');
    send(widget, { username: ' ' });
    expect(await untilError(widget, 'username')).to.equal('Choose a username.');
    expect(errorOf(widget, 'newPassword')).to.equal('Choose a new password.');
    expectFocus(input(widget, 'username'));
    expect(bff.asked.join()).not.to.contain('account-link/set-up-account');
  });

  for (const [code, sentence] of [
    ['username-taken', 'Somebody else at this clinic has that username. Choose another one.'],
    [
      'username-unusable',
      'That can’t be a username. Use 3 characters or more: letters, numbers and .\u00a0_\u00a0+\u00a0@\u00a0-',
    ],
  ] as const) {
    it(`tells at the field what is wrong with a username: ${code}`, async () => {
      const bff = goodBff();
      const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
      await untilInput(widget, 'username');
      bff.use(bff.answers.account.refused(code));
      send(widget, typed);
      expect(await untilError(widget, 'username')).to.equal(sentence);
      expectFocus(input(widget, 'username'));
      expect(input(widget, 'newPassword').value).to.equal(password);
      expect(alertText(widget)).to.equal('');
    });
  }

  it('logs in, tells every widget of the page, and says who is logged in', async () => {
    const heard = announcements(document);
    const bff = goodBff();
    const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
    await untilInput(widget, 'username');
    send(widget, typed);
    await untilHeading(widget, 'logged in as Robin Ellis');
    await until('the focus', () => document.activeElement === widget.querySelector('.ca-heading'));
    heard.stop();
    const request = bff.requests.find(({ url }) => url.endsWith('/set-up-account'));
    expect(await request?.json()).to.deep.equal({
      token: linkToken,
      username: 'robin',
      newPassword: password,
    });
    expect(widget.client.session?.username).to.equal('patient');
    expect(heard.lines).to.deep.equal([
      'step set-up-account',
      'logged-in profile-1 at maple-street, fresh',
      'step logged-in',
    ]);
  });

  it('goes to account-url then, unless the page cancels it', async () => {
    const widget = await wayIn('clinic-set-up-account', goodBff(), {
      token: linkToken,
      attributes: 'account-url="#my-account"',
    });
    await untilInput(widget, 'username');
    widget.addEventListener('clinic-logged-in', (event) => event.preventDefault(), { once: true });
    send(widget, typed);
    await untilHeading(widget, 'logged in as Robin Ellis');
    expect(location.hash).to.equal('');
    expect(find(widget, '.ca-actions a', HTMLAnchorElement).hash).to.equal('#my-account');

    const other = await wayIn('clinic-set-up-account', goodBff(), {
      token: linkToken,
      attributes: 'account-url="#my-account"',
    });
    await untilInput(other, 'username');
    send(other, typed);
    await until('My Account', () => location.hash === '#my-account');
  });

  it('takes a new password instead, where the link is for that', async () => {
    const bff = standInBff(({ account, loggedOut }) => [...account.link(), ...loggedOut()]);
    const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
    await untilHeading(widget, 'Hello Robin Ellis');
    expect(input(widget, 'username').value).to.equal('patient');
  });

  it('starts anew, with nothing typed left, where the tag comes to name another clinic', async () => {
    const bff = goodBff();
    const widget = await wayIn('clinic-set-up-account', bff, { token: linkToken });
    await untilInput(widget, 'username');
    input(widget, 'newPassword').value = password;
    bff.use(bff.answers.account.linkInvalid());
    widget.clinic = 'harbour-dental';
    await until('the answer there', () => heading(widget).includes('can’t be used'));
    expect(widget.querySelector('input')).to.equal(null);
  });
});
