import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import {
  addPasskey,
  askRecoveryCode,
  beginAuthenticator,
  beginSms,
  challengeNewPasskey,
  changeMobilePhone,
  chooseDefaultMethod,
  confirmSetUp,
  readTwoStep,
  removeMethod,
  removePasskey,
  renamePasskey,
  resendSms,
  turnOffTwoStep,
  untrustBrowser,
} from '../../widgets/client/two-step-calls.ts';
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

const registration = {
  id: 'id',
  rawId: 'id',
  type: 'public-key',
  response: { clientDataJSON: '', attestationObject: '' },
  clientExtensionResults: {},
} as const;

type Call = (client: AuthClient) => Promise<{ readonly problem: unknown }>;

/** Each call with what it asks at the BFF. */
const calls: Readonly<Record<string, Call>> = {
  'GET two-step': (client) => readTwoStep(client),
  'POST two-step/authenticator': (client) => beginAuthenticator(client, 'secret'),
  'POST two-step/authenticator/code': (client) => confirmSetUp(client, 'authenticator', '123456'),
  'POST two-step/sms': (client) => beginSms(client, { currentPassword: 'secret', mobilePhone: '604' }),
  'POST two-step/sms/resend': (client) => resendSms(client),
  'POST two-step/sms/code': (client) => confirmSetUp(client, 'sms', '123456'),
  'POST two-step/passkey/challenge': (client) => challengeNewPasskey(client, 'secret'),
  'POST two-step/passkeys': (client) => addPasskey(client, { registration, name: 'Phone' }),
  'PATCH two-step/passkeys/a%2Fb': (client) => renamePasskey(client, 'a/b', 'Phone'),
  'POST two-step/passkeys/a%2Fb/remove': (client) => removePasskey(client, 'a/b', 'secret'),
  'POST two-step/default': (client) => chooseDefaultMethod(client, 'sms'),
  'POST two-step/sms/remove': (client) => removeMethod(client, 'sms', 'secret'),
  'POST two-step/authenticator/remove': (client) => removeMethod(client, 'authenticator', 'secret'),
  'POST two-step/turn-off': (client) => turnOffTwoStep(client, 'secret'),
  'POST two-step/mobile-phone': (client) =>
    changeMobilePhone(client, { currentPassword: 'secret', mobilePhone: '604' }),
  'POST two-step/recovery-code': (client) => askRecoveryCode(client, 'current', 'secret'),
  'POST two-step/recovery-code/new': (client) => askRecoveryCode(client, 'new', 'secret'),
  'DELETE trusted-browsers/a%2Fb': (client) => untrustBrowser(client, 'a/b'),
  'DELETE trusted-browsers': (client) => untrustBrowser(client),
};

describe('the calls around one’s own 2-Step Verification', () => {
  useStandIns();

  for (const [line, call] of Object.entries(calls)) {
    it(`are asked where the server answers, with nothing secret in the address: ${line}`, async () => {
      const bff = bffThatSays({});
      await call(clientOf(bff));
      expect(bff.asked.map((asked) => asked.replace('/v1/clinics/maple-street/', ''))).to.deep.equal([line]);
      const [request] = bff.requests;
      expect(request?.url).not.to.contain('secret');
      if (!line.startsWith('GET')) expect(request?.headers.get('X-Clinic-Auth')).to.equal('1');
    });

    it(`take an answer of another shape for a fault: ${line}`, async () => {
      const others = [
        {},
        { twoStep: {}, recoveryCode: 7 },
        { setUp: null, sms: {}, options: [] },
        { state: 'on', sms: {}, authenticator: {}, passkeys: [null], trustedBrowsers: [] },
        [],
      ];
      for (const body of others) {
        const outcome = await call(clientOf(bffThatSays(body)));
        expect(outcome.problem).to.deep.equal({ code: 'internal' });
      }
    });

    it(`hand on the server’s problem: ${line}`, async () => {
      const problem = { code: 'throttled', retryAfterSeconds: 3 };
      const outcome = await call(clientOf(bffThatSays({ problem, requestId: 'r' }, 429)));
      expect(outcome.problem).to.deep.equal(problem);
    });

    it(`end the client’s session when the server says that there is none: ${line}`, async () => {
      const client = clientOf(bffThatSays({ problem: { code: 'not-logged-in' }, requestId: 'r' }, 401));
      await client.load();
      expect(client.session?.username).to.equal('patient');
      await call(client);
      expect(client.session).to.equal(null);
    });
  }
});
