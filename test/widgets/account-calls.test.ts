import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import {
  changeCredentials,
  openAccountLink,
  redeemEmailCode,
  requestRecovery,
  resetPassword,
  setUpAccount,
} from '../../widgets/client/account-calls.ts';
import { AuthClient } from '../../widgets/index.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';

function clientOf(bff: StandInBff): AuthClient {
  return AuthClient.for({ bff: bff.url, clinic: 'maple-street' });
}

/** A BFF that answers every call with this body. */
function bffThatSays(body: object, status = 200): StandInBff {
  const bff = standInBff(({ loggedIn }) => loggedIn());
  bff.use([http.all(`${bff.url}/v1/clinics/maple-street/*`, () => HttpResponse.json(body, { status }))]);
  return bff;
}

const calls: Readonly<Record<string, (client: AuthClient) => Promise<{ readonly problem: unknown }>>> = {
  requestRecovery: async (client) => requestRecovery(client, { identifier: 'robin', locale: 'en' }),
  redeemEmailCode: async (client) => redeemEmailCode(client, { waitingToken: 'w', code: '123456' }),
  openAccountLink: async (client) => openAccountLink(client, 'token'),
  resetPassword: async (client) => resetPassword(client, { token: 'token', newPassword: 'new' }),
  setUpAccount: async (client) =>
    setUpAccount(client, { token: 't', username: 'u', newPassword: 'n' }, client),
  changeCredentials: async (client) =>
    changeCredentials(client, { currentPassword: 'c', newPassword: 'n' }, client),
};

describe('the calls around accounts', () => {
  useStandIns();

  for (const [name, call] of Object.entries(calls)) {
    it(`take an answer of another shape for a fault: ${name}`, async () => {
      for (const body of [{}, { accounts: [null] }, { session: 'none' }, []]) {
        const outcome = await call(clientOf(bffThatSays(body)));
        expect(outcome.problem).to.deep.equal({ code: 'internal' });
      }
    });

    it(`hand on the server’s problem: ${name}`, async () => {
      const problem = { code: 'busy', retryAfterSeconds: 3 };
      const outcome = await call(clientOf(bffThatSays({ problem, requestId: 'r' }, 503)));
      expect(outcome.problem).to.deep.equal(problem);
    });

    it(`carry the header and the type that no foreign form can send: ${name}`, async () => {
      const bff = bffThatSays({});
      await call(clientOf(bff));
      const [request] = bff.requests;
      expect(request?.headers.get('X-Clinic-Auth')).to.equal('1');
      expect(request?.headers.get('Content-Type')).to.equal('application/json');
      expect(request?.url).not.to.contain('token');
    });
  }

  it('take a link that the server cannot even read for one that opens nothing', async () => {
    const bff = bffThatSays({ problem: { code: 'malformed', field: 'token' }, requestId: 'r' }, 400);
    const outcome = await openAccountLink(clientOf(bff), 'x'.repeat(5_000));
    expect(outcome.problem).to.deep.equal({ code: 'link-invalid' });
  });

  it('end the client’s session when the server says that there is none', async () => {
    const bff = bffThatSays({ problem: { code: 'not-logged-in' }, requestId: 'r' }, 401);
    const client = clientOf(bff);
    await client.load();
    expect(client.session?.username).to.equal('patient');
    await changeCredentials(client, { currentPassword: 'c', newPassword: 'n' }, client);
    expect(client.session).to.equal(null);
  });
});
