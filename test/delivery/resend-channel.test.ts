import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { EmailMessage, SendOutcome } from '../../bff/delivery/message.ts';
import { createResendChannel } from '../../bff/delivery/resend-channel.ts';
import { sendWithin } from '../../bff/delivery/send-within.ts';
import {
  type Answering,
  type HttpProvider,
  json,
  startHttpProvider,
  unhelpful,
} from './support/http-provider.ts';
import { email, patient } from './support/messages.ts';
import { until } from './support/until.ts';

const accepted = json(200, { id: 'resend-1' });
const NOW = Date.parse('2026-11-20T09:00:00Z');

describe('the Resend channel, by its real SDK', () => {
  const providers: HttpProvider[] = [];
  afterEach(async () => {
    for (const provider of providers.splice(0)) await provider.close();
  });

  const start = async (answer: Answering) => {
    const provider = await startHttpProvider(answer);
    providers.push(provider);
    const channel = createResendChannel({ apiKey: 're_test', baseUrl: provider.url, clock: () => NOW });
    return { provider, channel };
  };
  const send = async (answer: Answering, message: EmailMessage = email()) => {
    const { provider, channel } = await start(answer);
    return { outcome: await channel.send(message, patient), provider };
  };

  it('hands over the mail, the key and the idempotency key', async () => {
    const { outcome, provider } = await send(accepted);
    assert.deepEqual(outcome, { kind: 'sent', providerId: 'resend-1' });
    const [request] = provider.requests;
    assert.ok(request);
    assert.equal(request.method, 'POST');
    assert.equal(request.path, '/emails');
    assert.equal(request.headers.authorization, 'Bearer re_test');
    assert.equal(request.headers['idempotency-key'], 'row-1.fingerprint');
    assert.deepEqual(JSON.parse(request.body), {
      to: ['patient@maple-street.example'],
      from: '"Maple Street Physiotherapy" <no-reply@auth.example>',
      reply_to: 'hello@maple-street.example',
      subject: 'Set up your account',
      text: 'Hello Pat,\n\nhttps://maple-street.example/set-up#token=abc\n',
      html: '<p>Hello Pat</p>',
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  });

  it('lets no name out of its quotes', async () => {
    const from = { name: 'A" <evil@example.org>, "\\', address: 'no-reply@auth.example' };
    const { provider } = await send(accepted, email({ from, replyTo: null }));
    const body = JSON.parse(provider.requests[0]?.body ?? '') as Record<string, unknown>;
    assert.equal(body['from'], '"A <evil@example.org>, " <no-reply@auth.example>');
    assert.equal('reply_to' in body, false);
  });

  const answers: readonly [string, Answering, SendOutcome][] = [
    [
      'an address that it will not take',
      json(422, { name: 'validation_error', statusCode: 422, message: 'Invalid `to` field.' }),
      { kind: 'refused', problem: 'rejected' },
    ],
    [
      'an API key that is wrong',
      json(403, { name: 'invalid_api_key', statusCode: 403, message: 'API key is invalid' }),
      { kind: 'failed', problem: 'not-authorised' },
    ],
    [
      "a sender's domain that is not verified",
      json(403, { name: 'validation_error', statusCode: 403, message: 'The domain is not verified.' }),
      { kind: 'failed', problem: 'not-authorised' },
    ],
    [
      'a sender that it will not take',
      json(422, { name: 'invalid_from_address', statusCode: 422, message: 'Invalid `from` field.' }),
      { kind: 'failed', problem: 'not-authorised' },
    ],
    [
      'too many at once, with seconds to wait',
      json(429, { name: 'rate_limit_exceeded', statusCode: 429, message: 'slow' }, { 'Retry-After': '7' }),
      { kind: 'failed', problem: 'rate-limited', retryAfterSeconds: 7 },
    ],
    [
      'too many in a day, with a date to wait for',
      json(
        429,
        { name: 'daily_quota_exceeded', statusCode: 429, message: 'tomorrow' },
        { 'Retry-After': 'Fri, 20 Nov 2026 10:00:00 GMT' },
      ),
      { kind: 'failed', problem: 'rate-limited', retryAfterSeconds: 3600 },
    ],
    [
      'the same key under way elsewhere',
      json(409, { name: 'concurrent_idempotent_requests', statusCode: 409, message: 'wait' }),
      { kind: 'failed', problem: 'provider-error' },
    ],
    [
      'a failure of its own',
      json(500, { name: 'internal_server_error', statusCode: 500, message: 'oh' }),
      { kind: 'failed', problem: 'provider-error' },
    ],
    [
      'a failure that is no JSON',
      (response) => response.writeHead(502).end('<h1>'),
      {
        kind: 'failed',
        problem: 'provider-error',
      },
    ],
    ['JSON that says nothing', json(503, null), { kind: 'failed', problem: 'provider-error' }],
    ['a success that says nothing', json(200, {}), { kind: 'sent' }],
    ['an answer that breaks off', unhelpful['hangs-up'], { kind: 'failed', problem: 'unreachable' }],
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
    assert.deepEqual(await channel.send(email(), patient), { kind: 'failed', problem: 'unreachable' });
  });

  it('follows no redirect: key and mail stay with the configured host', async () => {
    const elsewhere = await startHttpProvider(accepted);
    providers.push(elsewhere);
    const redirect: Answering = (response) =>
      response.writeHead(307, { Location: `${elsewhere.url}/emails` }).end();
    const { outcome } = await send(redirect);
    assert.deepEqual(outcome, { kind: 'failed', problem: 'unreachable' });
    assert.equal(elsewhere.requests.length, 0);
  });

  for (const [name, answer] of Object.entries(unhelpful).filter(([way]) => way !== 'hangs-up')) {
    it(`is back in time from one that ${name}, and hangs up on it`, async () => {
      const { provider, channel } = await start(answer);
      const cutOff = new AbortController().signal;
      const startedAt = performance.now();
      const outcome = await sendWithin(channel, email(), { limitMs: 200, cutOff }, () =>
        assert.fail('threw'),
      );
      assert.ok(performance.now() - startedAt < 3000, 'it took longer than its limit');
      assert.deepEqual(outcome, { kind: 'failed', problem: 'timed-out' });
      assert.equal(provider.requests.length, 1);
      await until('the connection is closed', async () => (await provider.openConnections()) === 0);
    });
  }
});
