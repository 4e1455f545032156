import { expect } from '@open-wc/testing';
import type { ClinicLogin } from '../../widgets/index.ts';
import { fitPages, largeText, narrow, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { alertText, find, logIn, loginWidget, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

async function afterSending(bff: StandInBff): Promise<ClinicLogin> {
  const login = await loginWidget(bff);
  await until('the clinic', () => login.client.clinic);
  logIn(login);
  return login;
}

const states: readonly AccessibleState[] = [
  ['the form', () => loginWidget(standInBff((answers) => answers.loggedOut()))],
  [
    'the form with errors',
    async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      logIn(login, '', '');
      await until('the errors', () => login.querySelector('.ca-error'));
      return login;
    },
  ],
  [
    'the form with the password shown',
    async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
      find(login, '.ca-reveal', HTMLButtonElement).click();
      return login;
    },
  ],
  [
    'the form on its way',
    async () => {
      const bff = standInBff((answers) => answers.slow(1_000));
      const login = await afterSending(bff);
      await login.updateComplete;
      return login;
    },
  ],
  [
    'the form after a wrong password',
    async () => {
      const login = await afterSending(standInBff((answers) => answers.wrongCredentials()));
      await until('the problem', () => alertText(login));
      return login;
    },
  ],
  [
    'the form while throttled',
    async () => {
      const login = await afterSending(standInBff((answers) => answers.throttled(27)));
      await until('the problem', () => alertText(login));
      return login;
    },
  ],
  [
    'who is logged in',
    async () => {
      const login = await loginWidget(standInBff((answers) => answers.loggedIn()));
      login.accountUrl = '#account';
      await untilHeading(login, 'Robin Ellis');
      return login;
    },
  ],
];

describe('<clinic-login>, accessibility', () => {
  useStandIns();
  passAxe(states);
  fitPages(states, [narrow, largeText]);

  it('passes axe in the widgets’ own colours, which show until the clinic’s are known', async () => {
    for (const theme of ['light', 'dark']) {
      const login = await loginWidget(standInBff((answers) => answers.neverAnswers()));
      login.setAttribute('theme', theme);
      await expect(login).to.be.accessible();
    }
  });

  it('has targets of 44 px and text of 16 px, even in a page of small print', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    find(login.ownerDocument, 'body', HTMLBodyElement).style.fontSize = '9px';
    for (const target of login.querySelectorAll('input, button')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      expect(parseFloat(getComputedStyle(target).fontSize)).to.be.at.least(16);
    }
    find(login.ownerDocument, 'body', HTMLBodyElement).style.fontSize = '';
  });

  it('shows where the focus is, in the text’s own colour', async () => {
    const login = await loginWidget(standInBff((answers) => answers.loggedOut()));
    const input = find(login, 'input[name="username"]', HTMLInputElement);
    input.focus();
    const { outlineStyle, outlineWidth, outlineColor, color } = getComputedStyle(input);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '3px']);
    expect(outlineColor).to.equal(color);
  });
});
