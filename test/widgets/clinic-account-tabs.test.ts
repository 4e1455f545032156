import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { sampleSession } from '../../demo/gallery/answers.ts';
import type { ClinicAccount } from '../../widgets/index.ts';
import { expectFocus, find } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { untilInput } from './support/way-in.ts';

async function accountWidget(): Promise<ClinicAccount> {
  const bff = standInBff(({ account, loggedIn }) => [...account.credentials(sampleSession), ...loggedIn()]);
  const account = await fixture<ClinicAccount>(
    html`<clinic-account bff=${bff.url} clinic="maple-street" locale="en"></clinic-account>`,
  );
  await until('the tabs', () => account.querySelector('[role="tab"]'));
  return account;
}

function tabs(account: Element): HTMLElement[] {
  return [...account.querySelectorAll<HTMLElement>('[role="tablist"] [role="tab"]')];
}

/** Each tab with whether it is chosen and whether its panel shows. */
function chosen(account: Element): string[] {
  return tabs(account).map((tab) => {
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    const shows = panel?.checkVisibility() ? 'shows' : 'hidden';
    return `${tab.textContent.trim()}: ${tab.ariaSelected ?? ''}, ${shows}, tabindex ${tab.tabIndex}`;
  });
}

const overviewChosen = [
  'Overview: true, shows, tabindex 0',
  'Username and password: false, hidden, tabindex -1',
];

describe('<clinic-account>, its tabs', () => {
  useStandIns();

  it('starts with the overview, each panel named by its tab', async () => {
    const account = await accountWidget();
    expect(chosen(account)).to.deep.equal(overviewChosen);
    expect(find(account, '[role="tablist"]', HTMLElement).ariaLabel).to.equal('My Account');
    for (const tab of tabs(account)) {
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      expect(panel?.getAttribute('role')).to.equal('tabpanel');
      expect(panel?.getAttribute('aria-labelledby')).to.equal(tab.id);
    }
  });

  it('shows username and password behind their tab, and keeps the overview’s widget', async () => {
    const account = await accountWidget();
    const login = account.querySelector('clinic-login');
    tabs(account)[1]?.click();
    await untilInput(account, 'currentPassword');
    expect(chosen(account)).to.deep.equal([
      'Overview: false, hidden, tabindex -1',
      'Username and password: true, shows, tabindex 0',
    ]);
    tabs(account)[0]?.click();
    await until('the overview', () => chosen(account).join() === overviewChosen.join());
    expect(account.querySelector('clinic-login') === login).to.equal(true);
  });

  it('is walked through with arrows, Home and End, and chosen with Enter', async () => {
    const account = await accountWidget();
    const [first = null, last = null] = tabs(account);
    first?.focus();
    for (const [key, expected] of [
      ['ArrowRight', last],
      ['ArrowRight', first],
      ['ArrowLeft', last],
      ['Home', first],
      ['End', last],
    ] as const) {
      await sendKeys({ press: key });
      expectFocus(expected);
    }
    expect(chosen(account)).to.deep.equal(overviewChosen);
    await sendKeys({ press: 'Enter' });
    await untilInput(account, 'currentPassword');
    expectFocus(last);
  });

  it('takes everything personal off the screen when the session is over, and goes to the form', async () => {
    const account = await accountWidget();
    tabs(account)[1]?.click();
    const username = await untilInput(account, 'username');
    username.focus();
    account.client.tellSession(null, null);
    await until('the login form', () => account.querySelector('input[name="password"]')?.checkVisibility());
    expect(tabs(account)).to.deep.equal([]);
    expect(account.querySelector('clinic-credentials')).to.equal(null);
    await until(
      'the focus',
      () => document.activeElement === account.querySelector('clinic-login .ca-heading'),
    );
  });
});
