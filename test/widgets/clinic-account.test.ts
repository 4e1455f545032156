import { expect, fixture, html } from '@open-wc/testing';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { announcements } from './support/announcements.ts';
import { buttonCalled, find, logIn, statusText, has } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

async function accountWidget(bff: StandInBff, lang = 'en-GB'): Promise<HTMLElement> {
  const account = find(
    await fixture(
      html`<div lang=${lang}><clinic-account bff=${bff.url} clinic="maple-street"></clinic-account></div>`,
    ),
    'clinic-account',
    HTMLElement,
  );
  await until('its content', () => account.querySelector('.ca-heading'));
  return account;
}

const since = (account: HTMLElement): string | undefined => account.querySelector('.ca-since')?.textContent;

describe('<clinic-account>', () => {
  useStandIns();

  it('is the login form while nobody is logged in', async () => {
    const account = await accountWidget(standInBff((answers) => answers.loggedOut()));
    expect(has(account, 'form input[name="username"]')).to.equal(true);
    expect(account.textContent).not.to.contain('My Account');
  });

  for (const lang of ['en-GB', 'fr-CA', 'es'] as const) {
    it(`says who is logged in, and since when in words of ${lang}`, async () => {
      const account = await accountWidget(
        standInBff((answers) => answers.loggedIn()),
        lang,
      );
      const time = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(
        new Date(sampleSession.loggedInAt),
      );
      await until('the session', () => since(account)?.includes(time));
      expect(account.textContent).to.contain('Robin Ellis');
      expect(account.textContent).to.contain('patient · Maple Street Physiotherapy');
    });
  }

  it('passes axe, logged out and logged in', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const account = await accountWidget(bff);
    await expect(account).to.be.accessible();
    logIn(account);
    await until('the session', () => since(account));
    await expect(account).to.be.accessible();
  });

  it('announces everything once, in its own name', async () => {
    const account = await accountWidget(standInBff((answers) => answers.logInWorks()));
    const heard = announcements(document);
    const targets = new Set<EventTarget | null>();
    const note = ({ target }: Event): void => void targets.add(target);
    for (const type of ['clinic-logged-in', 'clinic-step', 'clinic-logged-out']) {
      document.addEventListener(type, note, { once: true });
    }
    logIn(account);
    await until('the session', () => since(account));
    buttonCalled(account, 'Log out').click();
    await until('the form', () => account.querySelector('form'));
    heard.stop();
    expect(heard.lines).to.deep.equal([
      'logged-in profile-1 at maple-street, fresh',
      'step logged-in',
      'logged-out of maple-street',
      'step password',
    ]);
    expect([...targets].map((target) => target === account)).to.deep.equal([true]);
    expect(statusText(account)).to.equal('You are logged out.');
  });

  it('announces a problem once, in its own name', async () => {
    const account = await accountWidget(standInBff((answers) => answers.wrongCredentials()));
    const heard = announcements(account);
    logIn(account);
    await until('the problem', () => heard.lines.length);
    expect(heard.lines).to.deep.equal(['problem wrong-credentials']);
  });
});
