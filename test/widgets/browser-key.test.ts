import { expect } from '@open-wc/testing';
import { delay, http, HttpResponse } from 'msw';
import { AuthClient } from '../../widgets/index.ts';
import { challenge } from '../../widgets/client/login-calls.ts';
import { keyedBff } from './support/keyed-bff.ts';
import { loginWidget } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

/** Another page of the same browser. */
const page = (bff: StandInBff): AuthClient => new AuthClient(bff.url, 'maple-street');

/** Whether this page has fetched a module of the widgets, or of a package. */
const hasFetched = (part: string): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.includes(part));

/** A BFF that says this of its cookies, one answer after the other; the last one goes on. */
function checkedBff(...answers: readonly (() => Response)[]): StandInBff & { readonly checks: Request[] } {
  const bff = standInBff((own) => own.logInWorks());
  const checks: Request[] = [];
  bff.use([
    http.get(`${bff.url}/v1/clinics/maple-street/cookies`, ({ request }) => {
      checks.push(request);
      return (answers[checks.length - 1] ?? answers.at(-1))?.();
    }),
  ]);
  return Object.assign(bff, { checks });
}

const kept = (isKept: boolean) => (): Response => HttpResponse.json({ kept: isKept });

// The first tests look at what has been fetched so far, and what is fetched stays fetched.
describe('how a browser keeps credentials', () => {
  useStandIns();
  before(() => {
    // There are more modules than a browser keeps entries for.
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(1_000);
  });

  it('is nobody’s question while a page is only looked at: no check, and no code for it', async () => {
    const bff = checkedBff(kept(true));
    const login = await loginWidget(bff);
    await until('the clinic', () => login.client.clinic);
    await challenge(login.client, 'login/passkey/challenge');
    expect(bff.checks).to.have.lengthOf(0);
    expect(login.client.mode).to.equal(null);
    expect(hasFetched('/browser-key/')).to.equal(false);
  });

  it('is found out before the password goes out, by one question more where the first had to set the cookie', async () => {
    const bff = checkedBff(kept(false), kept(true));
    const client = page(bff);
    const { step } = await client.logIn(credentials);
    expect(step?.name).to.equal('logged-in');
    expect(client.mode).to.equal('cookies');
    expect(bff.checks.map(({ method, credentials: how }) => `${method} ${how}`)).to.deep.equal([
      'GET include',
      'GET include',
    ]);
    const [post] = bff.requests;
    expect([post?.credentials, post?.headers.has('DPoP')]).to.deep.equal(['include', false]);
  });

  it('is asked once in a page, and costs one question where the cookie was there', async () => {
    const bff = checkedBff(kept(true));
    const client = page(bff);
    await client.logIn(credentials);
    await client.logOut();
    await client.logIn(credentials);
    expect(bff.checks).to.have.lengthOf(1);
  });

  it('needs nothing of the browser key’s code where cookies are kept', () => {
    expect(hasFetched('/browser-key/choose-carrier.ts')).to.equal(true);
    for (const later of ['keyed-carrier', 'open-browser-key', '/dpop/', '/eventsource/']) {
      expect(hasFetched(later), later).to.equal(false);
    }
  });

  it('is by cookies where the BFF does not say, and the next login asks again', async () => {
    for (const silent of [
      () => HttpResponse.json({ problem: { code: 'not-found' } }, { status: 404 }),
      () => new HttpResponse('<h1>Welcome to our Wi-Fi</h1>'),
      () => HttpResponse.json({ kept: 'false' }),
    ]) {
      const bff = checkedBff(silent);
      const client = page(bff);
      expect((await client.logIn(credentials)).problem).to.equal(null);
      await client.load();
      expect([client.mode, bff.checks.length]).to.deep.equal([null, 1]);
      await client.logIn(credentials);
      expect(bff.checks).to.have.lengthOf(2);
    }
  });

  it('leaves the password at home where the network fails, and the login tells of it', async () => {
    const bff = checkedBff(() => HttpResponse.error());
    const client = page(bff);
    expect(await client.logIn(credentials)).to.deep.equal({ step: null, problem: { code: 'unreachable' } });
    expect(bff.asked).to.deep.equal([]);
    await client.load();
    expect(bff.checks, 'a question that is no login does not check').to.have.lengthOf(1);
  });

  it('is checked by one page at a time: the answer takes the cookie away again', async () => {
    let atOnce = 0;
    let most = 0;
    const bff = standInBff((own) => own.logInWorks());
    bff.use([
      http.get(`${bff.url}/v1/clinics/maple-street/cookies`, async () => {
        most = Math.max(most, ++atOnce);
        await delay(30);
        atOnce--;
        return HttpResponse.json({ kept: true });
      }),
    ]);
    await Promise.all([page(bff).logIn(credentials), page(bff).logIn(credentials)]);
    expect(most).to.equal(1);
  });

  it('is by a browser key where the cookie did not come back twice', async () => {
    const bff = keyedBff();
    const client = page(bff);
    expect((await client.logIn(credentials)).step?.name).to.equal('logged-in');
    expect([client.mode, bff.checks.length]).to.deep.equal(['browser-key', 2]);
    expect(hasFetched('/dpop/')).to.equal(true);
    expect(bff.seen.map(({ call, proof }) => [call, proof !== null])).to.deep.equal([['POST login', true]]);
    await client.load();
    expect(client.session?.username).to.equal('patient');
    expect(bff.faults).to.deep.equal([]);
  });

  it('is refused in words of its own where cookies do not come back and the page has no TLS', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const bff = checkedBff(kept(false));
      const client = page(bff);
      expect((await client.logIn(credentials)).problem?.code).to.equal('page-not-secure');
      expect([client.mode, bff.asked]).to.deep.equal([null, []]);
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });
});
