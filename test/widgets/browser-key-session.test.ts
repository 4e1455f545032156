import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { AuthClient } from '../../widgets/index.ts';
import { reportActivity } from '../../widgets/client/report-activity.ts';
import { keptKey, storedText } from './support/kept-keys.ts';
import { keyedBff } from './support/keyed-bff.ts';
import type { KeyedBff } from './support/keyed-bff.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

/** What the next page knows of it. */
const mark = (bff: KeyedBff): string => `clinic-auth:${bff.url}={"colours":null,"loggedIn":true}`;

describe('a session by a browser key', () => {
  useStandIns();
  const pages: AuthClient[] = [];
  afterEach(() => {
    for (const client of pages.splice(0)) client.tellSession(null, null);
  });

  /** Another page of the same browser. */
  function page(bff: KeyedBff, clinic = 'maple-street'): AuthClient {
    const client = new AuthClient(bff.url, clinic);
    pages.push(client);
    return client;
  }

  async function loggedIn(bff: KeyedBff): Promise<AuthClient> {
    const client = page(bff);
    await client.load();
    await client.logIn(credentials);
    return client;
  }

  it('goes on when the page is loaded again, without a check, and by the same key', async () => {
    const bff = keyedBff();
    await loggedIn(bff);
    const again = page(bff);
    expect(again.wasLoggedIn).to.equal(true);
    await again.load();
    expect([again.session?.username, again.mode, bff.checks.length]).to.deep.equal([
      'patient',
      'browser-key',
      2,
    ]);
    expect(bff.seen.at(-1)?.proof?.jwk.x).to.equal(
      bff.seen.find(({ call }) => call === 'POST login')?.proof?.jwk.x,
    );
    expect(bff.faults).to.deep.equal([]);
  });

  it('goes on where the tag does not say which clinic it is', async () => {
    const bff = keyedBff();
    await loggedIn(bff);
    const other = page(bff, '');
    await other.load();
    expect([other.session?.username, other.slug, other.mode]).to.deep.equal([
      'patient',
      'maple-street',
      'browser-key',
    ]);
    await other.load();
    expect(bff.faults).to.deep.equal([]);
  });

  it('is begun where the tag does not say which clinic it is', async () => {
    const bff = keyedBff();
    const client = page(bff, '');
    expect((await client.logIn(credentials)).step?.name).to.equal('logged-in');
    expect([client.mode, bff.faults.length]).to.deep.equal(['browser-key', 0]);
    const again = page(bff);
    await again.load();
    expect(again.session?.username).to.equal('patient');
  });

  it('shows in a tab that was open before, and so does its end', async () => {
    const bff = keyedBff();
    const other = page(bff);
    await other.load();
    expect([other.session, other.mode]).to.deep.equal([null, null]);
    const client = await loggedIn(bff);
    await until('the login in the other tab', () => other.session);
    expect(other.mode).to.equal('browser-key');
    await client.logOut();
    await until('the logout in the other tab', () => other.session === null);
    expect(bff.faults).to.deep.equal([]);
  });

  it('takes its token and its mark along when it ends, so that the next login checks anew', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    expect((await keptKey(bff.url))?.tokens.session?.token).to.equal('session.1');
    expect(storedText()).to.contain(mark(bff));
    await client.logOut();
    expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);
    expect(storedText()).not.to.contain(mark(bff));
    expect(client.mode).to.equal(null);
    const asked = bff.seen.length;
    await page(bff).load();
    const later = bff.seen.slice(asked);
    expect([later.length > 0, later.every(({ proof }) => proof === null)]).to.deep.equal([true, true]);
    await client.logIn(credentials);
    expect(bff.checks).to.have.lengthOf(4);
    expect(bff.sessions.has('session.2')).to.equal(true);
  });

  it('leaves the browser known and trusted when it ends, as cookies do', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    bff.use([
      http.post(`${bff.url}/v1/clinics/maple-street/session/activity`, () =>
        HttpResponse.json(
          { session: client.session },
          { headers: { 'Clinic-Auth-Tokens': 'trust=trust.1;max-age=3600' } },
        ),
      ),
    ]);
    await reportActivity(client);
    await client.logOut();
    const asked = bff.seen.length;
    await client.logIn(credentials);
    expect(bff.seen[asked]?.companions).to.equal('browser=browser.1, trust=trust.1');
    expect(bff.seen[asked]?.proof?.jwk.x).to.equal(
      bff.seen.find(({ call }) => call === 'POST login')?.proof?.jwk.x,
    );
  });

  it('is not brought back by an answer that arrives after its end', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    let answerLate = (): void => undefined;
    bff.use([
      http.put(`${bff.url}/v1/clinics/maple-street/credentials`, async () => {
        await new Promise<void>((resolve) => {
          answerLate = resolve;
        });
        return HttpResponse.json(
          { session: client.session },
          { headers: { 'Clinic-Auth-Tokens': 'session=session.renewed;max-age=3600' } },
        );
      }),
    ]);
    const late = client.call('PUT', 'credentials', {});
    await until('the question', () => bff.asked.at(-1)?.startsWith('PUT'));
    await page(bff).logOut();
    answerLate();
    await late;
    expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);
    expect(storedText()).not.to.contain(mark(bff));
  });

  it('has a token that answers renew, which the next request sends', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    bff.use([
      http.put(
        `${bff.url}/v1/clinics/maple-street/credentials`,
        () =>
          new HttpResponse(null, {
            status: 204,
            headers: { 'Clinic-Auth-Tokens': 'session=session.renewed;max-age=3600' },
          }),
      ),
    ]);
    await client.call('PUT', 'credentials', {});
    await client.call('GET', 'appointments');
    expect(bff.seen.at(-1)?.session).to.equal('session.renewed');
  });

  it('has a token that is not sent once it is too old', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    const now = Date.now;
    Date.now = () => now() + 3_601_000;
    try {
      await client.load();
      expect(bff.seen.at(-1)?.session).to.equal(null);
    } finally {
      Date.now = now;
    }
  });

  it('is forgotten when the server says that it is over', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    bff.end();
    await client.load();
    expect(client.session).to.equal(null);
    expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);

    await client.logIn(credentials);
    bff.end();
    await reportActivity(client);
    expect(client.session).to.equal(null);
    expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);
  });

  it('hears its news by keyed requests', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    const heard: string[] = [];
    client.addEventListener('sessions', () => heard.push('sessions'));
    const stream = await until('the stream', () =>
      bff.streams.find(({ session }) => session === 'session.1'),
    );
    expect(stream.request.headers.get('Accept')).to.equal('text/event-stream');
    await until('the open stream', () => {
      bff.tellNews('sessions');
      return heard.length;
    });
    bff.end();
    bff.tellNews('ended');
    await until('the end', () => client.session === null);
    await until('the end of its mark', () => !storedText().includes(mark(bff)));
    expect((await keptKey(bff.url))?.tokens.session).to.equal(undefined);
    expect(bff.faults).to.deep.equal([]);
  });
});
