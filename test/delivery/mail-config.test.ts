import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Config, readConfig } from '../../bff/config.ts';
import { chooseChannels } from '../../bff/delivery/choose-channels.ts';
import { parseSmtpUrl, type SmtpServer } from '../../bff/delivery/smtp-server-url.ts';

const production = {
  PUBLIC_URL: 'https://auth.clinic.example',
  SECRETS_KEY: `1:${Buffer.alloc(32, 1).toString('base64')}`,
};
const withMail = { ...production, MAIL_FROM: 'no-reply@auth.example', RESEND_API_KEY: 're_123' };
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-secret-token',
  TWILIO_FROM: '+16045550100',
};

function read(variables: Record<string, string>): Config {
  const reading = readConfig(variables);
  if (reading.kind === 'wrong') assert.fail(reading.problems.join('\n'));
  return reading.config;
}

function problems(variables: Record<string, string>): readonly string[] {
  const reading = readConfig(variables);
  return reading.kind === 'wrong' ? reading.problems : [];
}

const chosen = async (variables: Record<string, string>) => {
  const { email, sms } = await chooseChannels(read(variables), Date.now);
  return [email.name, sms?.name ?? null];
};

describe('the configuration of mail and SMS', () => {
  it('asks production for a provider and a sender', () => {
    assert.deepEqual(problems(production), [
      'RESEND_API_KEY is missing: mail needs it, or SMTP_URL in its place',
      'MAIL_FROM is missing: the address that all mail comes from',
    ]);
  });

  it('takes either provider, not both', async () => {
    assert.deepEqual(await chosen(withMail), ['resend', null]);
    const { RESEND_API_KEY, ...rest } = withMail;
    assert.deepEqual(await chosen({ ...rest, SMTP_URL: 'smtps://u:p@mail.example' }), ['smtp', null]);
    assert.deepEqual(problems({ ...rest, RESEND_API_KEY, SMTP_URL: 'smtps://u:p@mail.example' }), [
      'SMTP_URL and RESEND_API_KEY exclude each other: keep one',
    ]);
  });

  it('takes Twilio whole or not at all', async () => {
    assert.deepEqual(await chosen({ ...withMail, ...twilio }), ['resend', 'twilio']);
    const { TWILIO_FROM, ...part } = twilio;
    assert.deepEqual(problems({ ...withMail, ...part }), [
      'TWILIO_FROM is missing: TWILIO_* are set together or not at all',
    ]);
    assert.deepEqual(problems({ ...withMail, TWILIO_FROM }), [
      'TWILIO_ACCOUNT_SID is missing: TWILIO_* are set together or not at all',
      'TWILIO_AUTH_TOKEN is missing: TWILIO_* are set together or not at all',
    ]);
  });

  it('needs nothing in the demo, and keeps there what no provider takes', async () => {
    assert.deepEqual(await chosen({ DEMO: '1' }), ['demo', 'demo']);
    assert.deepEqual(await chosen({ DEMO: '1', SMTP_URL: 'smtp://localhost:1025' }), ['smtp', 'demo']);
    assert.deepEqual(await chosen({ DEMO: '1', ...twilio }), ['demo', 'twilio']);
  });

  it('reads the sender with or without a name', () => {
    for (const given of ['no-reply@auth.example', 'Clinics <no-reply@auth.example>']) {
      assert.equal(read({ ...withMail, MAIL_FROM: given }).mail.from, 'no-reply@auth.example');
    }
    for (const given of ['no-reply', 'a@b.example, c@d.example', 'A <a@b.example> <c@d.example>']) {
      assert.deepEqual(problems({ ...withMail, MAIL_FROM: given }), [
        'MAIL_FROM has to be one email address, such as no-reply@auth.clinic.example',
      ]);
    }
  });

  it('repeats no secret in what it refuses', () => {
    const wrong = {
      ...{ RESEND_API_KEY: 're secret', SMTP_URL: 'http://u:secret@mail.example' },
      ...{ TWILIO_AUTH_TOKEN: 'a secret', TWILIO_ACCOUNT_SID: 'secret', TWILIO_FROM: 'secret' },
    };
    const said = problems({ ...production, ...wrong });
    assert.equal(said.length, 5);
    assert.doesNotMatch(said.join('\n').replace('SECRETS_KEY', ''), /secret/);
  });
});

describe('SMTP_URL', () => {
  const bare = { user: null, password: null } as const;
  const cases: readonly [string, SmtpServer][] = [
    ['smtps://mail.example', { host: 'mail.example', port: 465, tls: 'from-the-start', ...bare }],
    ['smtp://mail.example', { host: 'mail.example', port: 587, tls: 'starttls', ...bare }],
    [
      'smtp://me%40x:p%3Aw@mail.example:2525/',
      { host: 'mail.example', port: 2525, tls: 'starttls', user: 'me@x', password: 'p:w' },
    ],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, tls: 'none', ...bare }],
    ['smtp://127.0.0.1:25', { host: '127.0.0.1', port: 25, tls: 'none', ...bare }],
    ['smtp://[::1]:25', { host: '::1', port: 25, tls: 'none', ...bare }],
    ['smtps://localhost', { host: 'localhost', port: 465, tls: 'from-the-start', ...bare }],
    [
      'smtp://127.0.0.1.evil.example',
      { host: '127.0.0.1.evil.example', port: 587, tls: 'starttls', ...bare },
    ],
    [
      'smtp://localhost.evil.example',
      { host: 'localhost.evil.example', port: 587, tls: 'starttls', ...bare },
    ],
  ];
  for (const [url, server] of cases) {
    it(`${url} is understood`, () => assert.deepEqual(parseSmtpUrl(url), { kind: 'parsed', server }));
  }
  for (const url of [
    'mail.example',
    'https://mail.example',
    'smtp://',
    'smtp:mail.example',
    'smtps://mail.example?tls.rejectUnauthorized=false',
    'smtp://mail.example/?ignoreTLS=true',
    'smtp://mail.example#x',
    'smtp://mail.example/path',
    'smtp://u:%ZZ@mail.example',
  ]) {
    it(`${url} is refused`, () => assert.equal(parseSmtpUrl(url).kind, 'unreadable'));
  }
});
