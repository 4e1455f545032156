import { expect } from '@open-wc/testing';
import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { announcements } from './support/announcements.ts';
import { buttonCalled, find, formOf, heading, logIn, loginWidget, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { linkToken, send, untilInput } from './support/way-in.ts';

const password = 'green river pencil lamp';

function goodBff(): StandInBff {
  return standInBff(({ account, logInWorks }) => [...account.recovery(), ...account.link(), ...logInWorks()]);
}

const linkIn = (place: ParentNode): HTMLAnchorElement => find(place, '.ca-more a', HTMLAnchorElement);

describe('<clinic-login>, the way back in', () => {
  useStandIns();

  it('is a real link to the hosted page, so that it can be opened in a tab of its own', async () => {
    const bff = goodBff();
    const login = await loginWidget(bff);
    expect(linkIn(login).textContent).to.equal('Forgot your username or password?');
    expect(linkIn(login).href).to.equal(`${bff.url}/c/maple-street/forgot-password`);
  });

  it('leaves a click with a key held down to the browser', async () => {
    const login = await loginWidget(goodBff());
    for (const key of ['ctrlKey', 'metaKey', 'shiftKey'] as const) {
      let prevented: boolean | null = null;
      login.addEventListener(
        'click',
        (event) => {
          prevented = event.defaultPrevented;
          event.preventDefault();
        },
        { once: true },
      );
      linkIn(login).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
      expect(prevented).to.equal(false);
    }
    expect(heading(login)).to.equal('Log in');
  });

  it('opens in place, takes the focus, and leads back to the form', async () => {
    const login = await loginWidget(goodBff());
    linkIn(login).click();
    await untilInput(login, 'identifier');
    await until('the focus', () => document.activeElement === login.querySelector('.ca-heading'));
    expect(login.querySelector('input[name="password"]')).to.equal(null);
    buttonCalled(login, 'Back').click();
    await untilHeading(login, 'Log in');
    await until('the focus', () => document.activeElement === login.querySelector('.ca-heading'));
    expect(formOf(login).username.value).to.equal('');
  });

  it('leads through code and new password to the login form, and in', async () => {
    const login = await loginWidget(goodBff());
    const heard = announcements(document);
    linkIn(login).click();
    await untilInput(login, 'identifier');
    send(login, { identifier: 'robin@example.org' });
    await untilInput(login, 'code');
    send(login, { code: sampleCode });
    await untilInput(login, 'newPassword');
    send(login, { newPassword: password, confirmPassword: password });
    await untilHeading(login, 'Your new password is saved');
    expect(login.querySelector('clinic-login')).to.equal(null);
    logIn(login);
    await untilHeading(login, 'logged in as Robin Ellis');
    expect(login.textContent).not.to.contain('Your new password is saved');
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'step forgot-password',
      'step verification-sent',
      'step reset-password',
      'step password',
      'logged-in profile-1 at maple-street, fresh',
      'step logged-in',
    ]);
  });

  it('gives way when somebody logs in elsewhere in the page meanwhile', async () => {
    const bff = goodBff();
    const login = await loginWidget(bff);
    linkIn(login).click();
    await untilInput(login, 'identifier');
    await login.client.logIn({ username: 'patient', password: 'a long demo passphrase' });
    await untilHeading(login, 'logged in as Robin Ellis');
    await login.client.logOut();
    await untilHeading(login, 'Log in');
  });

  it('does not touch a link’s token in the page’s address', async () => {
    history.replaceState(null, '', `#token=${linkToken}`);
    const login = await loginWidget(goodBff());
    linkIn(login).click();
    await untilInput(login, 'identifier');
    expect(location.hash).to.equal(`#token=${linkToken}`);
    history.replaceState(null, '', location.pathname);
  });
});
