import { expect, fixture, html } from '@open-wc/testing';
import { delay, http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { answers, sampleSession } from '../../demo/gallery/answers.ts';
import { AuthClient } from '../../widgets/index.ts';
import type { ClinicAccount, ClinicLogin } from '../../widgets/index.ts';
import { find, heading, logIn, untilHeading } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';

const portal = 'https://portal.maple-street.example/me?from=home';

/** Keeps the page where it is, and tells where it would have gone. */
function holdPage(): { readonly goals: string[]; release(): void } {
  const goals: string[] = [];
  const hold = (event: NavigateEvent): void => {
    goals.push(event.destination.url);
    event.preventDefault();
  };
  navigation.addEventListener('navigate', hold);
  return { goals, release: () => navigation.removeEventListener('navigate', hold) };
}

const codes = (bff: StandInBff, answer: () => Response | Promise<Response>): readonly RequestHandler[] => [
  http.post(`${bff.url}/v1/clinics/:clinic/session/code`, answer),
];

const givesCode = (): Response =>
  HttpResponse.json({ code: 'once-and-for-a-minute', expiresAt: '2030-01-01T00:00:00Z' });

async function loginWidget(bff: StandInBff, accountUrl: string): Promise<ClinicLogin> {
  return fixture<ClinicLogin>(
    html`<clinic-login bff=${bff.url} clinic="maple-street" account-url=${accountUrl}></clinic-login>`,
  );
}

describe('handing a session over', () => {
  useStandIns();

  describe('to My Account on another site', () => {
    let page: ReturnType<typeof holdPage>;
    beforeEach(() => {
      page = holdPage();
    });
    afterEach(() => page.release());

    async function logInFor(
      accountUrl: string,
      answer: () => Response | Promise<Response> = givesCode,
    ): Promise<{ bff: StandInBff; login: ClinicLogin }> {
      const bff = standInBff((stand) => stand.logInWorks());
      bff.use(codes(bff, answer));
      const login = await loginWidget(bff, accountUrl);
      logIn(login);
      await until('the page to go', () => page.goals.length > 0);
      return { bff, login };
    }

    const asked = ({ requests }: StandInBff): Request | undefined =>
      requests.find(({ url }) => url.endsWith('/session/code'));

    it('takes a code along, in the fragment, made for that site', async () => {
      const { bff } = await logInFor(portal);
      expect(page.goals).to.deep.equal([`${portal}#session-code=once-and-for-a-minute`]);
      expect(await asked(bff)?.json()).to.deep.equal({ for: 'https://portal.maple-street.example' });
    });

    it('keeps a fragment that is there', async () => {
      await logInFor(`${portal}#calendar`);
      expect(page.goals).to.deep.equal([`${portal}#calendar&session-code=once-and-for-a-minute`]);
    });

    it('stays where it is in a browser that keeps nothing, unless another site can be handed the session', async () => {
      const bff = standInBff((stand) => stand.logInWorks());
      bff.use(codes(bff, givesCode));
      const stays = await loginWidget(bff, '/my-account/');
      Object.defineProperty(stays.client, 'mode', { value: 'browser-key-in-memory' });
      logIn(stays);
      await untilHeading(stays, 'Robin Ellis');
      expect(page.goals).to.deep.equal([]);
      await stays.client.logOut();
      const goes = await loginWidget(bff, portal);
      logIn(goes);
      await until('the page to go', () => page.goals.length > 0);
      expect(page.goals).to.deep.equal([`${portal}#session-code=once-and-for-a-minute`]);
    });

    it('asks for none where the page’s own site is meant', async () => {
      const { bff } = await logInFor('/my-account/');
      expect(page.goals).to.deep.equal([`${location.origin}/my-account/`]);
      expect(asked(bff)).to.equal(undefined);
    });

    it('goes without one to a site that the clinic does not know, and tells the site builder', async () => {
      const warnings = spyOnWarnings();
      await logInFor('https://elsewhere.example/', () =>
        HttpResponse.json({ problem: { code: 'origin-not-allowed' }, requestId: 'r' }, { status: 403 }),
      );
      warnings.restore();
      expect(page.goals).to.deep.equal(['https://elsewhere.example/']);
      // Other tests' clients may still be saying something.
      expect(warnings.texts.filter((text) => text.includes('account-url'))).to.deep.equal([
        'clinic-auth: https://elsewhere.example of account-url is not registered with the clinic: it gets no session code',
      ]);
    });

    it('goes without one where none can be had', async () => {
      await logInFor(portal, () => HttpResponse.error());
      expect(page.goals).to.deep.equal([portal]);
    });

    it('takes one along from the link, too, each time a new one, but leaves other windows to the browser', async () => {
      let count = 0;
      const { login } = await logInFor(portal, () => {
        count++;
        return HttpResponse.json({ code: `code-${count}`, expiresAt: '2030-01-01T00:00:00Z' });
      });
      const link = find(login, 'a.ca-primary', HTMLAnchorElement);
      expect(link.href).to.equal(portal);
      const elsewhere = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
      link.addEventListener('click', (event) => event.preventDefault(), { once: true });
      link.dispatchEvent(elsewhere);
      link.click();
      await until('the second one', () => page.goals.length > 1);
      expect(page.goals).to.deep.equal([`${portal}#session-code=code-1`, `${portal}#session-code=code-2`]);
    });
  });

  describe('to the BFF’s own page', () => {
    afterEach(() => {
      history.replaceState(null, '', location.pathname + location.search);
    });

    async function account(bff: string): Promise<ClinicAccount> {
      return fixture<ClinicAccount>(
        html`<clinic-account bff=${bff} clinic="maple-street" locale="en"></clinic-account>`,
      );
    }

    it('goes on there, and its code is gone from the address at once', async () => {
      const bff = standInBff((stand) => stand.loggedOut());
      const own = answers(location.origin);
      const bodies: unknown[] = [];
      bff.use([
        http.post(`${location.origin}/v1/clinics/:clinic/session/continue`, async ({ request }) => {
          bodies.push(await request.json());
          await delay(50);
          return HttpResponse.json({ session: sampleSession });
        }),
        ...own.loggedOut(),
        ...own.sessions.noNews(),
      ]);
      location.hash = '#session-code=once-and-for-a-minute';
      const widget = await account(location.origin);
      await until('the code to be gone', () => location.hash === '');
      await until('the tabs', () => widget.querySelector('[role="tab"]'));
      expect(bodies).to.deep.equal([{ code: 'once-and-for-a-minute' }]);
      AuthClient.for({ bff: location.origin, clinic: 'maple-street' }).tellSession(null, null);
    });

    it('shows the login form where the code opens nothing', async () => {
      const bff = standInBff((stand) => stand.loggedOut());
      const own = answers(location.origin);
      bff.use([
        http.post(`${location.origin}/v1/clinics/:clinic/session/continue`, () =>
          HttpResponse.json({ problem: { code: 'session-code-invalid' }, requestId: 'r' }, { status: 410 }),
        ),
        ...own.loggedOut(),
        ...own.sessions.noNews(),
      ]);
      location.hash = '#session-code=an-old-one';
      const widget = await account(location.origin);
      await until('the code to be gone', () => location.hash === '');
      await untilHeading(widget, 'Log in');
    });

    it('leaves the fragment of any other site’s page alone', async () => {
      const bff = standInBff((stand) => stand.loggedOut());
      location.hash = '#session-code=for-this-site’s-server';
      const widget = await account(bff.url);
      await untilHeading(widget, 'Log in');
      expect(location.hash).to.contain('session-code=');
      expect(bff.asked.filter((call) => call.startsWith('POST'))).to.deep.equal([]);
      expect(heading(widget)).to.equal('Log in');
    });
  });
});
