import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import type { EmailChannel, SendOutcome } from '../../bff/delivery/message.ts';
import { createSmtpChannel } from '../../bff/delivery/smtp-channel.ts';
import type { SmtpServer } from '../../bff/delivery/smtp-server-url.ts';
import { email, patient } from './support/messages.ts';
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.ts';
import { until } from './support/until.ts';

const OK: SendOutcome = { kind: 'sent', providerId: '<row-1.fingerprint@auth.example>' };

/** An error that smtp-server answers with this code. */
const reply = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe('the SMTP channel, by nodemailer', () => {
  const cleanUps: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  });

  const open = (port: number, given: Partial<SmtpServer> = {}): EmailChannel => {
    const server = { host: '127.0.0.1', port, tls: 'none', user: null, password: null, ...given } as const;
    const channel = createSmtpChannel({ server, timeoutMs: 5000 });
    cleanUps.push(() => channel.close());
    return channel;
  };
  const start = async (
    options: SMTPServerOptions = {},
  ): Promise<{ sink: SmtpSink; channel: EmailChannel }> => {
    const sink = await startSmtpSink(options);
    cleanUps.push(() => sink.close());
    return { sink, channel: open(sink.port) };
  };
  it('hands over the mail, to this one recipient', async () => {
    const { sink, channel } = await start();
    assert.deepEqual(await channel.send(email(), patient), OK);
    assert.equal(sink.mails.length, 1);
    const mail = sink.mails[0];
    assert.ok(mail);
    assert.deepEqual(mail.to, ['patient@maple-street.example']);
    assert.equal(mail.from, 'no-reply@auth.example');
    const shown = (name: string) => mail.headers.get(name);
    assert.deepEqual(shown('to'), ['patient@maple-street.example']);
    assert.deepEqual(shown('from'), ['Maple Street Physiotherapy <no-reply@auth.example>']);
    assert.deepEqual(shown('reply-to'), ['hello@maple-street.example']);
    assert.deepEqual(shown('subject'), ['Set up your account']);
    assert.deepEqual(shown('message-id'), ['<row-1.fingerprint@auth.example>']);
    assert.deepEqual(shown('auto-submitted'), ['auto-generated']);
    assert.match(mail.raw, /Content-Type: text\/plain/);
    assert.match(mail.raw, /Content-Type: text\/html/);
  });

  it('uses its connection again', async () => {
    let connections = 0;
    const { sink, channel } = await start({
      onConnect(_, callback) {
        connections += 1;
        callback();
      },
    });
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await channel.send(email(), patient)).kind, 'sent');
    }
    assert.equal(sink.mails.length, 5);
    assert.equal(connections, 1);
  });

  it('sends over a new connection where the server had closed the idle one', async () => {
    let [opened, closed] = [0, 0];
    const { sink, channel } = await start({
      socketTimeout: 400,
      onConnect(_, callback) {
        opened += 1;
        callback();
      },
      onClose() {
        closed += 1;
      },
    });
    assert.equal((await channel.send(email(), patient)).kind, 'sent');
    await until('the server has closed the idle connection', () => closed === 1);
    assert.equal((await channel.send(email(), patient)).kind, 'sent');
    assert.equal(sink.mails.length, 2);
    assert.equal(opened, 2);
  });

  it('logs in where it has a user', async () => {
    const seen: string[] = [];
    const { sink } = await start({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: false,
      onAuth({ username, password }, _, callback) {
        seen.push(`${username ?? ''}:${password ?? ''}`);
        callback(null, { user: 'known' });
      },
    });
    const channel = open(sink.port, { user: 'mailer', password: 'p@ss' });
    assert.equal((await channel.send(email(), patient)).kind, 'sent');
    assert.deepEqual(seen, ['mailer:p@ss']);
  });

  const refusals: readonly [string, SMTPServerOptions, SendOutcome][] = [
    [
      'an unknown mailbox',
      { onRcptTo: (_, __, callback) => callback(reply(550, 'no such user')) },
      { kind: 'refused', problem: 'rejected' },
    ],
    [
      'a mailbox that is busy',
      { onRcptTo: (_, __, callback) => callback(reply(450, 'greylisted')) },
      { kind: 'failed', problem: 'provider-error' },
    ],
    [
      'a sender that it will not take',
      { onMailFrom: (_, __, callback) => callback(reply(553, 'not your domain')) },
      { kind: 'failed', problem: 'not-authorised' },
    ],
    [
      'content that it will not take',
      {
        onData(stream, _, callback) {
          stream.resume().on('end', () => callback(reply(554, 'policy')));
        },
      },
      { kind: 'refused', problem: 'rejected' },
    ],
    [
      'a full disk',
      {
        onData(stream, _, callback) {
          stream.resume().on('end', () => callback(reply(452, 'insufficient storage')));
        },
      },
      { kind: 'failed', problem: 'provider-error' },
    ],
    [
      'that nobody may connect just now',
      { onConnect: (_, callback) => callback(reply(421, 'later')) },
      { kind: 'failed', problem: 'provider-error' },
    ],
  ];
  for (const [name, options, expected] of refusals) {
    it(`understands ${name}`, async () => {
      const { channel } = await start(options);
      assert.deepEqual(await channel.send(email(), patient), expected);
    });
  }

  it('understands a wrong password, and keeps the mail', async () => {
    const { sink } = await start({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, callback) => callback(reply(535, 'no')),
    });
    const channel = open(sink.port, { user: 'mailer', password: 'wrong' });
    assert.deepEqual(await channel.send(email(), patient), { kind: 'failed', problem: 'not-authorised' });
  });

  it('understands that nobody is there', async () => {
    const { sink } = await start();
    const channel = open(sink.port);
    cleanUps.splice(0);
    await sink.close();
    assert.deepEqual(await channel.send(email(), patient), { kind: 'failed', problem: 'unreachable' });
    channel.close();
  });
});
