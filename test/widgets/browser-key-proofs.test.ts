import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { reportActivity } from '../../widgets/client/report-activity.ts';
import { AuthClient } from '../../widgets/index.ts';
import { keptKey, storedText } from './support/kept-keys.ts';
import { keyedBff } from './support/keyed-bff.ts';
import type { KeyedBff } from './support/keyed-bff.ts';
import { useStandIns } from './support/stand-in-bff.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

/** A page on which somebody has just logged in by a browser key. */
async function keyedPage(bff: KeyedBff): Promise<AuthClient> {
  const client = new AuthClient(bff.url, 'maple-street');
  await client.logIn(credentials);
  return client;
}

describe('a keyed request', () => {
  useStandIns();

  it('proves its own method and address, with the session’s token, and never the same proof twice', async () => {
    const bff = keyedBff();
    const client = await keyedPage(bff);
    await client.load();
    await client.call('GET', 'appointments?from=2026-11-22');
    await reportActivity(client);
    await client.logOut();
    expect(bff.faults).to.deep.equal([]);
    const claims = bff.seen.map(({ proof }) => proof?.claims);
    const here = `${bff.url}/v1/clinics/maple-street`;
    expect(claims.map((claim) => `${String(claim?.['htm'])} ${String(claim?.['htu'])}`)).to.deep.equal([
      `POST ${here}/login`,
      `GET ${here}`,
      `GET ${here}/appointments`,
      `POST ${here}/session/activity`,
      `DELETE ${here}/session`,
    ]);
    expect(new Set(claims.map((claim) => claim?.['jti'])).size).to.equal(5);
    const [login, ...later] = bff.seen;
    expect([login?.session, login?.companions]).to.deep.equal([null, '']);
    for (const { session, companions } of later) {
      expect([session, companions]).to.deep.equal(['session.1', 'browser=browser.1']);
    }
    for (const { proof } of bff.seen) {
      expect(Object.keys(proof?.header ?? {}).sort()).to.deep.equal(['alg', 'jwk', 'typ']);
      expect(Object.keys(proof?.jwk ?? {}).sort()).to.deep.equal(['crv', 'kty', 'x', 'y']);
    }
    for (const { request } of bff.seen) {
      const isUnsafe = request.method !== 'GET';
      expect(request.headers.get('X-Clinic-Auth')).to.equal(isUnsafe ? '1' : null);
      expect(request.credentials).to.equal('omit');
    }
  });

  it('is made by a key that no script can read, one for each clinic at each BFF', async () => {
    const [one, other] = [keyedBff(), keyedBff()];
    await keyedPage(one);
    await keyedPage(other);
    const record = await keptKey(one.url);
    const privateKey = record?.keyPair.privateKey;
    expect([privateKey?.type, privateKey?.extractable, privateKey?.usages]).to.deep.equal([
      'private',
      false,
      ['sign'],
    ]);
    const exported = await crypto.subtle.exportKey('jwk', privateKey as CryptoKey).then(
      () => 'it can be read',
      (error: unknown) => (error as Error).name,
    );
    expect(exported).to.equal('InvalidAccessError');
    expect(one.seen[0]?.proof?.jwk.x).not.to.equal(other.seen[0]?.proof?.jwk.x);
  });

  it('leaves no token where text is kept, and none in an address', async () => {
    const bff = keyedBff();
    const client = await keyedPage(bff);
    await client.load();
    for (const token of ['session.1', 'browser.1']) {
      expect(storedText()).not.to.contain(token);
      for (const { request } of bff.seen) expect(request.url).not.to.contain(token);
    }
    expect(location.href + document.cookie).not.to.contain('session.1');
  });

  it('is repeated once with the nonce of the answer, whatever it was to do: nothing had been done', async () => {
    const bff = keyedBff();
    const client = await keyedPage(bff);
    bff.nonce = 'nonce-2';
    const before = bff.seen.length;
    expect((await client.call('POST', 'session/activity', { a: 1 })).problem).to.equal(null);
    const [first, second, ...more] = bff.seen.slice(before);
    expect(more).to.have.lengthOf(0);
    expect([first?.proof?.claims['nonce'], second?.proof?.claims['nonce']]).to.deep.equal([
      'nonce-1',
      'nonce-2',
    ]);
    expect(await second?.request.json()).to.deep.equal({ a: 1 });
    expect(first?.proof?.claims['jti']).not.to.equal(second?.proof?.claims['jti']);
    await client.load();
    expect(bff.seen.slice(before), 'the nonce is known from now on').to.have.lengthOf(3);
  });

  it('is not repeated a second time', async () => {
    const bff = keyedBff();
    const client = await keyedPage(bff);
    let asked = 0;
    bff.use([
      http.post(`${bff.url}/v1/clinics/maple-street/session/activity`, () => {
        const headers = { 'DPoP-Nonce': `nonce-${++asked}` };
        return HttpResponse.json({ problem: { code: 'proof-nonce' } }, { status: 401, headers });
      }),
    ]);
    const { problem } = await client.call('POST', 'session/activity', {});
    expect([problem?.code, asked]).to.deep.equal(['proof-nonce', 2]);
    expect(client.session?.username).to.equal('patient');
  });

  it('goes beside others, each with a proof of its own, also when all of them need a new nonce', async () => {
    const bff = keyedBff();
    const client = await keyedPage(bff);
    bff.nonce = 'nonce-2';
    const calls = Array.from({ length: 8 }, () => client.call('GET', 'appointments'));
    const problems = (await Promise.all(calls)).map(({ problem }) => problem);
    expect(problems).to.deep.equal(Array(8).fill(null));
    expect(bff.faults).to.deep.equal([]);
    expect(bff.seen.length).to.be.at.most(1 + 16);
  });

  it('knows the nonce from the page before', async () => {
    const bff = keyedBff();
    await keyedPage(bff);
    const before = bff.seen.length;
    await new AuthClient(bff.url, 'maple-street').load();
    expect(bff.seen.slice(before).map(({ proof }) => proof?.claims['nonce'])).to.deep.equal(['nonce-1']);
  });
});
