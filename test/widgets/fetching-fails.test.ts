import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { announcements } from './support/announcements.ts';
import { alertText, find, formOf, logIn, loginWidget } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { untilInput } from './support/way-in.ts';

const unreachable = 'We can’t be reached just now. Try again in a moment.';

// In this order, each part of the widgets' code for the first time in this page: what is fetched stays fetched.
describe('code that cannot be fetched', () => {
  useStandIns();

  it('leaves a problem told in the words at hand, until the right ones can be had', async () => {
    const bff = standInBff((answers) => [
      http.get('*/widgets/ui/problem-box.ts', () => HttpResponse.error()),
      ...answers.wrongCredentials(),
    ]);
    const login = await loginWidget(bff);
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.equal(unreachable);
    bff.use([http.get('*/widgets/ui/problem-box.ts', () => undefined)]);
    logIn(login);
    await until('the right words', () => alertText(login).startsWith('That username and password'));
  });

  it('is a problem like any other where it is the way back in, and another try works', async () => {
    const bff = standInBff((answers) => [
      http.get('*/account-flow/widgets.ts', () => HttpResponse.error()),
      ...answers.loggedOut(),
    ]);
    const login = await loginWidget(bff);
    await until('the clinic', () => login.client.clinic);
    const heard = announcements(login);
    formOf(login).username.value = 'robin';
    const link = find(login, '.ca-more a', HTMLAnchorElement);
    link.click();
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.contain(unreachable);
    expect(heard.lines).to.deep.equal(['problem unreachable']);
    expect(formOf(login).username.value).to.equal('robin');
    expect(formOf(login).submit.textContent.trim()).to.equal('Log in');
    bff.use([http.get('*/account-flow/widgets.ts', () => undefined)]);
    link.click();
    await untilInput(login, 'identifier');
  });

  it('is so too behind a tab of My Account', async () => {
    const bff = standInBff((answers) => [
      http.get('*/clinic-credentials/clinic-credentials.ts', () => HttpResponse.error()),
      ...answers.loggedIn(),
    ]);
    const account = document.createElement('clinic-account');
    account.setAttribute('bff', bff.url);
    account.setAttribute('clinic', 'maple-street');
    account.setAttribute('locale', 'en');
    document.body.append(account);
    const tab = await until('the tabs', () => account.querySelectorAll<HTMLElement>('[role="tab"]')[1]);
    tab.click();
    await until('the end of the fetching', () => !account.querySelector('.ca-placeholder'));
    account.remove();
  });
});
