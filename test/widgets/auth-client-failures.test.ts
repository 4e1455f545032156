import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { AuthClient } from '../../widgets/index.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';

const credentials = { username: 'patient', password: 'a long demo passphrase' };

/** The code that a login comes back with. */
async function codeFor(handlers: (url: string) => readonly RequestHandler[]): Promise<string | undefined> {
  const bff = standInBff(() => []);
  bff.use(handlers(bff.url));
  const { problem } = await AuthClient.for({ bff: bff.url, clinic: 'maple-street' }).logIn(credentials);
  return problem?.code;
}

const answersWith =
  (response: () => Response) =>
  (url: string): readonly RequestHandler[] => [http.all(`${url}/*`, response)];

describe('AuthClient, when things go wrong', () => {
  useStandIns();

  it('calls a failed network "unreachable"', async () => {
    expect(await codeFor(answersWith(() => HttpResponse.error()))).to.equal('unreachable');
  });

  it('calls it "offline" when the browser knows to be', async () => {
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      expect(await codeFor(answersWith(() => HttpResponse.error()))).to.equal('offline');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    expect(online).not.to.equal(undefined);
    expect(navigator.onLine).to.equal(true);
  });

  it('gives up after its limit, and calls that "timeout"', async () => {
    const real = AbortSignal.timeout.bind(AbortSignal);
    const limits: number[] = [];
    AbortSignal.timeout = (milliseconds) => {
      limits.push(milliseconds);
      return real(20);
    };
    try {
      const bff = standInBff((answers) => answers.neverAnswers());
      const { problem } = await AuthClient.for({ bff: bff.url, clinic: 'maple-street' }).logIn(credentials);
      expect(problem?.code).to.equal('timeout');
    } finally {
      AbortSignal.timeout = real;
    }
    expect(limits).to.deep.equal([15_000]);
  });

  for (const status of [502, 503, 504]) {
    it(`takes a gateway’s ${status} for "unreachable"`, async () => {
      expect(await codeFor(answersWith(() => new HttpResponse('<h1>Oh</h1>', { status })))).to.equal(
        'unreachable',
      );
    });
  }

  it('takes the BFF’s own 503 at its word', async () => {
    expect(
      await codeFor(answersWith(() => HttpResponse.json({ problem: { code: 'busy' } }, { status: 503 }))),
    ).to.equal('busy');
  });

  for (const [what, response] of [
    ['a 500 without a reason', () => new HttpResponse(null, { status: 500 })],
    ['a 500 with some other JSON', () => HttpResponse.json({ error: 'no' }, { status: 500 })],
    ['a 200 that is no JSON', () => new HttpResponse('<h1>Welcome to the Wi-Fi</h1>')],
    ['a 200 that is empty', () => new HttpResponse(null)],
    ['a 200 with some other JSON', () => HttpResponse.json(['no'])],
    ['a step of a newer server', () => HttpResponse.json({ step: { name: 'sing-a-song' } })],
  ] as const) {
    it(`calls ${what} "internal"`, async () => {
      expect(await codeFor(answersWith(response))).to.equal('internal');
    });
  }

  it('calls an unreadable answer about the clinic "internal"', async () => {
    const bff = standInBff(() => []);
    bff.use(answersWith(() => HttpResponse.json({ hello: 'world' }))(bff.url));
    const client = AuthClient.for({ bff: bff.url, clinic: 'maple-street' });
    expect((await client.load()).problem).to.deep.equal({ code: 'internal' });
    expect([client.clinic, client.session]).to.deep.equal([null, undefined]);
  });

  it('does not log in where it could not find out which clinic this is', async () => {
    const bff = standInBff((answers) => answers.unknownClinic());
    const { step, problem } = await AuthClient.for({ bff: bff.url }).logIn(credentials);
    expect([step, problem?.code]).to.deep.equal([null, 'unknown-clinic']);
    expect(bff.asked).to.deep.equal(['GET /v1/clinic']);
  });

  it('never sends a login twice by itself', async () => {
    const bff = standInBff((answers) => [...answers.keepsCookies(), ...answers.unreachable()]);
    await AuthClient.for({ bff: bff.url, clinic: 'maple-street' }).logIn(credentials);
    dispatchEvent(new Event('online'));
    expect(bff.asked).to.deep.equal(['POST /v1/clinics/maple-street/login']);
  });

  it('survives a BFF address that is no address', async () => {
    const { problem } = await AuthClient.for({ bff: 'https://', clinic: 'maple-street' }).load();
    expect(problem?.code).to.equal('unreachable');
  });
});
