import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { SendOutcome } from '../../bff/delivery/message.ts';
import { sendWithin } from '../../bff/delivery/send-within.ts';
import { createTwilioChannel } from '../../bff/delivery/twilio-channel.ts';
import {
  type Answering,
  type HttpProvider,
  json,
  startHttpProvider,
  unhelpful,
} from './support/http-provider.ts';
import { patient, sms } from './support/messages.ts';
import { until } from './support/until.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const service = `MG${'1'.repeat(32)}`;
const accepted = json(201, { sid: 'SM1', status: 'queued' });

describe('the Twilio channel', () => {
  const providers: HttpProvider[] = [];
  afterEach(async () => {
    for (const provider of providers.splice(0)) await provider.close();
  });

  const start = async (answer: Answering, from = '+16045550100') => {
    const provider = await startHttpProvider(answer);
    providers.push(provider);
    const account = { accountSid, authToken: 'secret', from };
    return { provider, channel: createTwilioChannel({ account, baseUrl: provider.url, clock: () => 0 }) };
  };
  const send = async (answer: Answering, from?: string) => {
    const { provider, channel } = await start(answer, from);
    return { outcome: await channel.send(sms(), patient), provider };
  };

  it("hands over the message under the account's name and token", async () => {
    const { outcome, provider } = await send(accepted);
    assert.deepEqual(outcome, { kind: 'sent', providerId: 'SM1' });
    const [request] = provider.requests;
    assert.ok(request);
    assert.equal(request.method, 'POST');
    assert.equal(request.path, `/2010-04-01/Accounts/${accountSid}/Messages.json`);
    assert.equal(request.headers.authorization, `Basic ${btoa(`${accountSid}:secret`)}`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(request.body)), {
      To: '+16045550101',
      From: '+16045550100',
      Body: 'Your code is 123456\n\n@maple-street.example #123456',
    });
  });

  it('sends by a messaging service where one is named', async () => {
    const { provider } = await send(accepted, service);
    const form = new URLSearchParams(provider.requests[0]?.body);
    assert.equal(form.get('MessagingServiceSid'), service);
    assert.equal(form.has('From'), false);
  });

  const answers: readonly [string, Answering, SendOutcome][] = [
    ['a number that is none', json(400, { code: 21211 }), { kind: 'refused', problem: 'rejected' }],
    ['a number that unsubscribed', json(400, { code: 21610 }), { kind: 'refused', problem: 'rejected' }],
    ['a landline', json(400, { code: 21614 }), { kind: 'refused', problem: 'rejected' }],
    [
      'a country that the account may not write to',
      json(400, { code: 21408 }),
      { kind: 'failed', problem: 'not-authorised' },
    ],
    [
      "a sender that is not the account's",
      json(400, { code: 21606 }),
      { kind: 'failed', problem: 'not-authorised' },
    ],
    ['a wrong token', json(401, { code: 20003 }), { kind: 'failed', problem: 'not-authorised' }],
    ['an account that is gone', json(404, {}), { kind: 'failed', problem: 'not-authorised' }],
    [
      'too many at once',
      json(429, { code: 20429 }, { 'Retry-After': '3' }),
      { kind: 'failed', problem: 'rate-limited', retryAfterSeconds: 3 },
    ],
    ['a failure of its own', json(500, {}), { kind: 'failed', problem: 'provider-error' }],
    [
      'a failure that is no JSON',
      (response) => response.writeHead(503).end('<h1>'),
      { kind: 'failed', problem: 'provider-error' },
    ],
    ['a success that is no JSON', (response) => response.writeHead(201).end(''), { kind: 'sent' }],
  ];
  for (const [name, answer, expected] of answers) {
    it(`understands ${name}`, async () => {
      assert.deepEqual((await send(answer)).outcome, expected);
    });
  }

  it('understands that nobody is there', async () => {
    const { provider, channel } = await start(accepted);
    providers.splice(0);
    await provider.close();
    assert.deepEqual(await channel.send(sms(), patient), { kind: 'failed', problem: 'unreachable' });
  });

  it('follows no redirect: token and code stay with the configured host', async () => {
    const elsewhere = await startHttpProvider(accepted);
    providers.push(elsewhere);
    const { outcome } = await send((response) => response.writeHead(308, { Location: elsewhere.url }).end());
    assert.deepEqual(outcome, { kind: 'failed', problem: 'unreachable' });
    assert.equal(elsewhere.requests.length, 0);
  });

  for (const name of ['hangs', 'trickles', 'trickles-headers'] as const) {
    it(`is back in time from one that ${name}, and hangs up on it`, async () => {
      const { provider, channel } = await start(unhelpful[name]);
      const cutOff = new AbortController().signal;
      const startedAt = performance.now();
      const outcome = await sendWithin(channel, sms(), { limitMs: 200, cutOff }, () => assert.fail('threw'));
      assert.ok(performance.now() - startedAt < 3000, 'it took longer than its limit');
      assert.deepEqual(outcome, { kind: 'failed', problem: 'timed-out' });
      await until('the connection is closed', async () => (await provider.openConnections()) === 0);
    });
  }
});
