import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { sampleClinic, sampleSession } from '../../demo/gallery/answers.ts';
import { reportActivity } from '../../widgets/client/report-activity.ts';
import { AuthClient } from '../../widgets/index.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

function clientOf(bff: StandInBff, clinic = 'maple-street'): AuthClient {
  return AuthClient.for({ bff: bff.url, clinic });
}

describe('AuthClient', () => {
  useStandIns();

  it('is one for each clinic at each BFF, however the BFF’s address is written', () => {
    const client = AuthClient.for({ bff: 'https://bff.example', clinic: 'maple-street' });
    expect(AuthClient.for({ bff: 'https://bff.example/', clinic: 'maple-street' })).to.equal(client);
    expect(AuthClient.for({ bff: 'https://bff.example', clinic: 'harbour-dental' })).not.to.equal(client);
    expect(AuthClient.for({ bff: 'https://other.example', clinic: 'maple-street' })).not.to.equal(client);
    expect(AuthClient.for({ bff: '/auth/', clinic: 'maple-street' }).bff).to.equal(`${location.origin}/auth`);
  });

  it('loads clinic and session with one request, whoever asks at the same time', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = clientOf(bff);
    expect([client.clinic, client.session]).to.deep.equal([null, undefined]);
    const outcomes = await Promise.all([client.load(), client.load()]);
    expect(outcomes.map(({ problem }) => problem)).to.deep.equal([null, null]);
    expect(bff.asked).to.deep.equal(['GET /v1/clinics/maple-street']);
    expect([client.clinic, client.session]).to.deep.equal([sampleClinic, sampleSession]);
  });

  it('asks by a GET that needs no preflight, and by POST and DELETE with the header and as JSON', async () => {
    const bff = standInBff((answers) => answers.logInWorks());
    const client = clientOf(bff);
    await client.load();
    await client.logIn(credentials);
    await reportActivity(client);
    await client.logOut();
    const [get, post, activity, remove] = bff.requests;
    expect(get?.headers.has('X-Clinic-Auth')).to.equal(false);
    expect(get?.headers.has('Content-Type')).to.equal(false);
    for (const unsafe of [post, activity, remove]) {
      expect(unsafe?.headers.get('X-Clinic-Auth')).to.equal('1');
      expect(unsafe?.headers.get('Content-Type')).to.equal('application/json');
    }
    expect(await activity?.json()).to.deep.equal({});
    for (const request of bff.requests) expect(request.credentials).to.equal('include');
    expect(bff.asked.slice(1)).to.deep.equal([
      'POST /v1/clinics/maple-street/login',
      'POST /v1/clinics/maple-street/session/activity',
      'DELETE /v1/clinics/maple-street/session',
    ]);
  });

  it('hands back the step and the problem of a login that failed', async () => {
    expect(await clientOf(standInBff((answers) => answers.throttled(27))).logIn(credentials)).to.deep.equal({
      step: { name: 'password' },
      problem: { code: 'throttled', retryAfterSeconds: 27 },
    });
  });

  it('counts someone whose session is gone already as logged out', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = clientOf(bff);
    await client.load();
    bff.use([
      http.delete(`${bff.url}/v1/clinics/:clinic/session`, () =>
        HttpResponse.json({ problem: { code: 'not-logged-in' }, requestId: 'request-1' }, { status: 401 }),
      ),
    ]);
    expect(await client.logOut()).to.deep.equal({ problem: null });
    expect(client.session).to.equal(null);
  });

  it('knows nobody to be logged in once the server says so to a report of activity', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = clientOf(bff);
    await client.load();
    bff.use([
      http.post(`${bff.url}/v1/clinics/:clinic/session/activity`, () =>
        HttpResponse.json({ problem: { code: 'not-logged-in' }, requestId: 'request-1' }, { status: 401 }),
      ),
    ]);
    expect((await reportActivity(client)).problem?.code).to.equal('not-logged-in');
    expect(client.session).to.equal(null);
  });

  it('keeps the session it knows when the server cannot be asked', async () => {
    const bff = standInBff((answers) => answers.loggedIn());
    const client = clientOf(bff);
    await client.load();
    bff.use(bff.answers.unreachable());
    expect((await client.load()).problem?.code).to.equal('unreachable');
    expect(client.session).to.deep.equal(sampleSession);
  });

  it('does not believe an answer from before the login', async () => {
    let answerOld = (): void => undefined;
    const bff = standInBff((answers) => answers.logInWorks());
    bff.use([
      http.get(
        `${bff.url}/v1/clinics/:clinic`,
        async () => {
          await new Promise<void>((resolve) => {
            answerOld = resolve;
          });
          return HttpResponse.json({ clinic: sampleClinic, session: null });
        },
        { once: true },
      ),
    ]);
    const client = clientOf(bff);
    const loading = client.load();
    await until('the question', () => bff.asked.length);
    await client.logIn(credentials);
    answerOld();
    await loading;
    expect(client.clinic).to.deep.equal(sampleClinic);
    expect(client.session).to.deep.equal(sampleSession);
  });

  it('asks for the session only after a login that is on its way', async () => {
    const bff = standInBff((answers) => answers.slow(100));
    const client = clientOf(bff);
    const loggingIn = client.logIn(credentials);
    await until('the login', () => bff.asked.length);
    await client.load();
    expect(client.session).to.deep.equal(sampleSession);
    await loggingIn;
    expect(bff.asked).to.deep.equal(['POST /v1/clinics/maple-street/login', 'GET /v1/clinics/maple-street']);
  });

  it('tells who has logged in', async () => {
    const client = clientOf(standInBff((answers) => answers.logInWorks()));
    const heard: (object | null)[] = [];
    client.addEventListener('change', ({ by }) => heard.push(by));
    const me = {};
    await client.load();
    await client.logIn(credentials, me);
    expect(heard).to.deep.equal([null, me]);
  });
});
