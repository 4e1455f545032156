import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { ofPatient, sampleStaff, whileNothingIsSetUp } from '../../demo/gallery/two-step-settings-samples.ts';
import type { ClinicAccount } from '../../widgets/index.ts';
import { expectFocus, find } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { untilInput } from './support/way-in.ts';

async function accountWidget(session = sampleSession): Promise<ClinicAccount> {
  const twoStep = session.profile.role === 'patient' ? ofPatient : whileNothingIsSetUp;
  const bff = standInBff(({ account, settings, loggedIn }) => [
    ...account.credentials(session),
    ...settings.works(twoStep),
    ...loggedIn(session),
  ]);
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

/** What a patient's tabs are called, in order. */
const names = ['Overview', 'Username and password', 'Calendar', 'Passkeys', 'Sessions'];

/** As {@link chosen} tells it when this one is. */
function only(name: string): string[] {
  return names.map(
    (each) => `${each}: ${each === name ? 'true, shows, tabindex 0' : 'false, hidden, tabindex -1'}`,
  );
}

function tabCalled(account: Element, name: string): HTMLElement {
  const tab = tabs(account).find(({ textContent }) => textContent.trim() === name);
  if (!tab) throw new Error(`There is no tab "${name}"`);
  return tab;
}

const overviewChosen = only('Overview');

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
    tabCalled(account, 'Username and password').click();
    await untilInput(account, 'currentPassword');
    expect(chosen(account)).to.deep.equal(only('Username and password'));
    tabCalled(account, 'Overview').click();
    await until('the overview', () => chosen(account).join() === overviewChosen.join());
    expect(account.querySelector('clinic-login') === login).to.equal(true);
  });

  it('is walked through with arrows, Home and End, and chosen with Enter', async () => {
    const account = await accountWidget();
    const [first = null, second = null] = tabs(account);
    const last = tabs(account).at(-1) ?? null;
    first?.focus();
    for (const [key, expected] of [
      ['ArrowRight', second],
      ['ArrowLeft', first],
      ['ArrowLeft', last],
      ['ArrowRight', first],
      ['Home', first],
      ['End', last],
    ] as const) {
      await sendKeys({ press: key });
      expectFocus(expected);
    }
    expect(chosen(account)).to.deep.equal(overviewChosen);
    await sendKeys({ press: 'Enter' });
    await until('the sessions', () => account.querySelector('clinic-sessions .ca-heading'));
    expectFocus(last);
  });

  it('leads from username and password to the sessions', async () => {
    const account = await accountWidget();
    tabCalled(account, 'Username and password').click();
    await untilInput(account, 'currentPassword');
    find(account, 'clinic-credentials .ca-more a', HTMLElement).click();
    await until('the sessions', () => account.querySelector('clinic-sessions .ca-heading'));
    expect(chosen(account)).to.deep.equal(only('Sessions'));
    expectFocus(tabCalled(account, 'Sessions'));
  });

  it('shows patients their passkeys', async () => {
    const account = await accountWidget();
    tabCalled(account, 'Passkeys').click();
    await until('the passkeys', () => account.querySelector('clinic-two-step-settings .ca-button'));
    expect(account.textContent).not.to.contain('2-Step Verification');
  });

  it('shows staff their 2-Step Verification', async () => {
    const account = await accountWidget(sampleStaff);
    tabCalled(account, '2-Step Verification').click();
    await until('the settings', () => account.querySelector('clinic-two-step-settings .ca-primary'));
    expect(account.textContent).to.contain('even if somebody learns your password');
  });

  it('takes everything personal off the screen when the session is over, and goes to the form', async () => {
    const account = await accountWidget();
    tabCalled(account, 'Username and password').click();
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
