import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { readHandedTokens, withHanded } from '../../widgets/client/browser-key/tokens.ts';
import { AuthClient } from '../../widgets/index.ts';
import { keptKey } from './support/kept-keys.ts';
import { keyedBff } from './support/keyed-bff.ts';
import type { KeyedBff } from './support/keyed-bff.ts';
import { alertText, logIn, loginWidget } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';
import type { Warnings } from './support/warnings.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

/** Refuses calls below the clinic's address by this code; a path of '' is the clinic's own. */
function refuse(
  bff: KeyedBff,
  path: string,
  code: string,
  error: string,
  times = Infinity,
): { readonly count: number } {
  let count = 0;
  bff.use([
    http.all(`${bff.url}/v1/clinics/maple-street${path}`, () => {
      if (++count > times) return undefined;
      return HttpResponse.json(
        { problem: { code }, requestId: 'request-1' },
        { status: 401, headers: { 'WWW-Authenticate': `DPoP error="${error}"`, 'DPoP-Nonce': 'nonce-1' } },
      );
    }),
  ]);
  return {
    get count() {
      return count;
    },
  };
}

describe('a keyed request that is refused', () => {
  useStandIns();
  let warnings: Warnings;
  beforeEach(() => {
    warnings = spyOnWarnings();
  });
  afterEach(() => {
    warnings.restore();
  });

  async function loggedIn(bff: KeyedBff): Promise<AuthClient> {
    const client = new AuthClient(bff.url, 'maple-street');
    await client.logIn(credentials);
    return client;
  }

  it('for a token that the key does not open forgets key and tokens, and leads back to the login', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    refuse(bff, '/session/activity', 'proof-refused', 'invalid_token');
    const { problem } = await client.call('POST', 'session/activity', {});
    expect(problem?.code).to.equal('proof-refused');
    expect([client.session, client.mode]).to.deep.equal([null, null]);
    expect(await keptKey(bff.url)).to.equal(undefined);
    expect(warnings.texts.join()).to.contain('proof-refused').and.contain('invalid_token');
    await client.logIn(credentials);
    expect(bff.seen.at(-1)?.proof?.jwk.x, 'a new key').not.to.equal(bff.seen[0]?.proof?.jwk.x);
  });

  it('as a question is asked once more, for a broken connection may have sent it twice', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    const refusals = refuse(bff, '', 'proof-refused', 'invalid_dpop_proof', 1);
    expect(await client.load()).to.deep.equal({ problem: null });
    expect([refusals.count, client.session?.username]).to.deep.equal([2, 'patient']);
  });

  it('as a question twice is over', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    const refusals = refuse(bff, '', 'proof-refused', 'invalid_dpop_proof');
    await client.load();
    expect([refusals.count, client.session]).to.deep.equal([2, null]);
    expect(await keptKey(bff.url)).to.equal(undefined);
  });

  it('as a deed is never sent twice, and a question finds out whether the session goes on', async () => {
    const bff = keyedBff();
    const client = await loggedIn(bff);
    const refusals = refuse(bff, '/session/activity', 'proof-refused', 'invalid_dpop_proof');
    const before = bff.seen.length;
    await client.call('POST', 'session/activity', {});
    await until('the question', () => bff.seen.length > before);
    expect([refusals.count, client.session?.username]).to.deep.equal([1, 'patient']);
    expect((await keptKey(bff.url))?.tokens.session?.token).to.equal('session.1');
  });

  it('because of the clock says by how much it is off, and what to do', async () => {
    for (const [seconds, words] of [
      [7 * 60, 'This device’s clock is 7 minutes fast'],
      [-3 * 3600, 'This device’s clock is 3 hours slow'],
    ] as const) {
      const bff = standInBff((answers) => answers.clockOff(seconds));
      const login = await loginWidget(bff);
      await until('the clinic', () => login.client.clinic);
      logIn(login);
      await until('the problem', () => alertText(login).includes(words));
      expect(alertText(login)).to.contain('Set the date and time right, then try again.');
      expect(bff.requests.at(-1)?.headers.has('DPoP')).to.equal(true);
    }
  });

  it('because of the clock is told without a number where the server does not say the time', async () => {
    const bff = keyedBff();
    refuse(bff, '/login', 'clock-off', 'invalid_dpop_proof');
    const login = await loginWidget(bff);
    await until('the clinic', () => login.client.clinic);
    logIn(login);
    await until('the problem', () => alertText(login).includes('This device’s clock is wrong'));
  });
});

describe('what an answer hands over', () => {
  it('is read where it is spelt right, and left alone where it is not', () => {
    const header = 'session=ab.c-d_e~f+/==;max-age=60, login=;max-age=0,trust=x;max-age=0';
    expect(readHandedTokens(header)).to.deep.equal([
      { name: 'session', token: 'ab.c-d_e~f+/==', maxAgeSeconds: 60 },
      { name: 'login', token: '', maxAgeSeconds: 0 },
      { name: 'trust', token: '', maxAgeSeconds: 0 },
    ]);
    for (const foreign of [
      null,
      '',
      'session',
      'session=a',
      'session=a;max-age=',
      'session=a;max-age=-1',
      'session=a;max-age=1e9',
      'session=a;max-age=9999999999',
      'session=a b;max-age=60',
      'session=a"\r\nX: y;max-age=60',
      '__proto__=a;max-age=60',
      'constructor=a;max-age=60',
      'Session=a;max-age=60',
      'session=a;max-age=60;path=/',
    ]) {
      expect(readHandedTokens(foreign), String(foreign)).to.deep.equal([]);
    }
  });

  it('replaces and takes away what it names, and nothing else', () => {
    const before = { session: { token: 'a', endsAt: 1 }, trust: { token: 't', endsAt: 2 } };
    const after = withHanded(before, readHandedTokens('session=;max-age=0, login=l;max-age=10'), 1_000);
    expect(after).to.deep.equal({ trust: { token: 't', endsAt: 2 }, login: { token: 'l', endsAt: 11_000 } });
  });

  it('counts in answers to keyed requests only', async () => {
    const bff = keyedBff();
    bff.use([
      http.get(`${bff.url}/v1/clinics/maple-street`, () =>
        HttpResponse.json(
          { clinic: {}, session: null },
          { headers: { 'Clinic-Auth-Tokens': 'session=planted;max-age=3600' } },
        ),
      ),
    ]);
    const client = new AuthClient(bff.url, 'maple-street');
    await client.load();
    expect(await keptKey(bff.url)).to.equal(undefined);
    expect(client.mode).to.equal(null);
  });
});
