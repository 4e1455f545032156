import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { sampleSecondStep } from '../../demo/gallery/login-step-samples.ts';
import { announcements } from './support/announcements.ts';
import { alertText, find, formOf, logIn, loginWidget } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { untilInput } from './support/way-in.ts';

const unreachable = 'We can’t be reached just now. Try again in a moment.';

/** Answers for a module of the widgets: with a failure, until it is mended. */
function brokenModule(path: string): { readonly handler: RequestHandler; mend: () => void } {
  let isBroken = true;
  const handler = http.get(`*/widgets/${path}`, () => (isBroken ? HttpResponse.error() : undefined));
  return {
    handler,
    mend: () => {
      isBroken = false;
    },
  };
}

// In this order, each part of the widgets' code for the first time in this page: what is fetched stays fetched.
describe('code that cannot be fetched', () => {
  useStandIns();

  it('leaves a problem told in the words at hand, until the right ones can be had', async () => {
    const words = brokenModule('ui/problem-box.ts');
    const bff = standInBff((answers) => [words.handler, ...answers.wrongCredentials()]);
    const login = await loginWidget(bff);
    logIn(login);
    await until('the problem', () => alertText(login));
    expect(alertText(login)).to.equal(unreachable);
    words.mend();
    logIn(login);
    await until('the right words', () => alertText(login).startsWith('That username and password'));
  });

  it('is a problem like any other where it is the way back in, and another try works', async () => {
    const flow = brokenModule('elements/account-flow/widgets.ts');
    const bff = standInBff((answers) => [flow.handler, ...answers.loggedOut()]);
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
    flow.mend();
    link.click();
    await untilInput(login, 'identifier');
  });

  it('keeps the login form where it is the step after the password, and another try works', async () => {
    const steps = brokenModule('elements/login-steps/widgets.ts');
    const bff = standInBff((answers) => [
      steps.handler,
      ...answers.loginSteps.leadsTo(sampleSecondStep),
      ...answers.loggedOut(),
    ]);
    const login = await loginWidget(bff);
    await until('the clinic', () => login.client.clinic);
    logIn(login, 'staff');
    await until('the problem', () => alertText(login).includes(unreachable));
    expect(formOf(login).username.value).to.equal('staff');
    steps.mend();
    formOf(login).submit.click();
    await untilInput(login, 'code');
  });
});
