import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { SMTPServerOptions } from 'smtp-server';
import type { SendOutcome } from '../../bff/delivery/message.ts';
import type { SmtpServer } from '../../bff/delivery/smtp-server-url.ts';
import { makeCertificate, type TestCertificate } from './support/certificate.ts';
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts';

const script = fileURLToPath(new URL('./processes/send-one.ts', import.meta.url));

describe('mail on its way to the server', () => {
  let certificate: TestCertificate;
  before(async () => {
    certificate = await makeCertificate('localhost');
  });
  after(() => certificate.remove());

  /** Sends from a process of its own: whom it trusts is settled when it starts. */
  const send = async (
    tls: SmtpServer['tls'],
    options: SMTPServerOptions,
    { trusts, host = 'localhost' }: { trusts: boolean; host?: string },
  ): Promise<{ outcome: SendOutcome; sink: SmtpSink }> => {
    const { key, cert, certFile } = certificate;
    const sink = await startSmtpSink({ key, cert, ...options });
    const server: SmtpServer = { host, port: sink.port, tls, user: null, password: null };
    const env = { ...process.env, ...(trusts && { NODE_EXTRA_CA_CERTS: certFile }) };
    const child = fork(script, [JSON.stringify(server)], { env });
    const [outcome] = (await once(child, 'message')) as [SendOutcome];
    await once(child, 'exit');
    await sink.close();
    return { outcome, sink };
  };
  const starttls: SMTPServerOptions = { disabledCommands: ['AUTH'] };
  const fromTheStart: SMTPServerOptions = { secure: true };
  const without: SMTPServerOptions = {};

  it('is encrypted by STARTTLS', async () => {
    const { outcome, sink } = await send('starttls', starttls, { trusts: true });
    assert.equal(outcome.kind, 'sent');
    assert.equal(sink.mails.length, 1);
  });

  it('is encrypted from the start', async () => {
    const { outcome, sink } = await send('from-the-start', fromTheStart, { trusts: true });
    assert.equal(outcome.kind, 'sent');
    assert.equal(sink.mails.length, 1);
  });

  it('stays here where the server offers no encryption', async () => {
    const { outcome, sink } = await send('starttls', without, { trusts: true });
    assert.deepEqual(outcome, { kind: 'failed', problem: 'unreachable' });
    assert.equal(sink.mails.length, 0);
  });

  for (const [tls, options] of [
    ['starttls', starttls],
    ['from-the-start', fromTheStart],
  ] as const) {
    it(`stays here where nobody vouches for the server (${tls})`, async () => {
      const { outcome, sink } = await send(tls, options, { trusts: false });
      assert.equal(outcome.kind, 'failed');
      assert.equal(sink.mails.length, 0);
    });

    it(`stays here where the certificate is for another host (${tls})`, async () => {
      const { outcome, sink } = await send(tls, options, { trusts: true, host: '127.0.0.1' });
      assert.equal(outcome.kind, 'failed');
      assert.equal(sink.mails.length, 0);
    });
  }
});
