import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  clinicLine,
  type EmailKind,
  type EmailToRender,
  renderEmail,
} from '../../bff/delivery/templates/render-email.ts';
import { createSmtpChannel } from '../../bff/delivery/smtp-channel.ts';
import { email, patient } from './support/messages.ts';
import { addresses, seenText } from './support/reading.ts';
import { startSmtpSink } from './support/smtp-sink.ts';

const link = 'https://www.clinic.example/reset#token=t';
const plainClinic = { accent: '#0f766e', logoUrl: null, supportPhone: null, supportEmail: null };

type AnyEmail = { readonly [Kind in EmailKind]: EmailToRender<Kind> }[EmailKind];

/** Every place where something from outside stands, filled with one text. */
function everywhere(hostile: string) {
  const clinic = {
    ...plainClinic,
    name: hostile,
    supportPhone: hostile,
    supportEmail: hostile,
    accent: hostile,
  };
  const change = { name: hostile, username: hostile, at: 0, forgotLink: link };
  const person = { name: hostile, username: hostile, link };
  const colleague = { name: hostile, by: hostile, at: 0 };
  const emails: readonly AnyEmail[] = [
    { kind: 'welcome', locale: 'en', data: { name: hostile, note: hostile, link, linkSeconds: 3600 } },
    {
      kind: 'verification',
      locale: 'fr',
      data: { profiles: [person, person], linkSeconds: 3600, code: '123456', codeSeconds: 3600 },
    },
    { kind: 'reset-by-staff', locale: 'es', data: { ...person, staffName: hostile, linkSeconds: 3600 } },
    { kind: 'username-changed', locale: 'en', data: change },
    { kind: 'two-step-removed', locale: 'fr', data: colleague },
    { kind: 'phone-changed', locale: 'es', data: { ...colleague, lastDigits: '42', smsIsOff: true } },
    { kind: 'recovery-code-used', locale: 'en', data: { name: hostile, browser: hostile, at: 0 } },
    {
      kind: 'security-settings-changed',
      locale: 'en',
      data: { ...colleague, changes: [{ setting: 'twoStepEnforced', from: false, to: true }] },
    },
  ];
  return Promise.all(emails.map((each) => renderEmail(each, clinic)));
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><script>alert(1)</script>',
  '<!--',
  '${7*7}{{7*7}}',
  'Pat\r\nBcc: evil@example.net\r\n\r\n<b>hello</b>',
  'Pat\u0000\u001b[31m\u2028\u2029\u0085',
  '\u202emoc.live\u202c \u2066x\u2069',
  '&lt;script&gt;',
  '<a href="https://evil.example">Log in here</a>',
];

describe('what comes from outside', () => {
  for (const text of hostile) {
    it(`makes nothing but text of ${JSON.stringify(text)}`, async () => {
      for (const { subject, text: plain, html } of await everywhere(text)) {
        assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        assert.doesNotMatch(plain.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        assert.doesNotMatch(html, /<(script|img|b)\b/i);
        assert.doesNotMatch(html.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        assert.equal(html.split('<!--').length, 1);
        assert.equal(html.split('</style>').length, 2);
        for (const tag of html.match(/<[a-z][^>]*>/g) ?? []) assert.doesNotMatch(tag, /\son\w+\s*=/i);
        const foreign = addresses(html).filter((address) => /^https?:/.test(address) && address !== link);
        assert.deepEqual(foreign, []);
      }
    });
  }

  it('is shown to the letter where it only looks dangerous', async () => {
    const [welcome] = await everywhere('Me & <You>');
    assert.ok(seenText(welcome?.html ?? '').includes('Hello Me & <You>,'));
    assert.ok(welcome?.text.includes('Hello Me & <You>,'));
  });

  it('never changes which elements there are, whatever it is', async () => {
    const elements = (html: string) => html.replace(/<br\s*\/>/g, '').match(/<\/?[a-z0-9]+/g);
    const calm = (await everywhere('Calm 1')).map(({ html }) => elements(html));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const rendered = await everywhere(`Calm 1 ${text}`);
        assert.deepEqual(
          rendered.map(({ html }) => elements(html)),
          calm,
        );
        for (const { subject } of rendered) assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u);
      }),
      { numRuns: 300 },
    );
  });

  it('is quoted where staff wrote it, line by line', async () => {
    const data = { name: 'Pat', note: 'Hi\n\n----------\nYour account was closed.', link, linkSeconds: 3600 };
    const { text } = await renderEmail(
      { kind: 'welcome', locale: 'en', data },
      { ...plainClinic, name: 'C' },
    );
    assert.match(text, /A note from C:\n> Hi\n>\n> ----------\n> Your account was closed\.\n\n/);
  });

  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/reset',
    'https://a b',
    '',
  ]) {
    it(`is never linked to ${JSON.stringify(bad)}`, async () => {
      const data = { name: 'Pat', note: null, link: bad, linkSeconds: 3600 };
      const rendering = renderEmail({ kind: 'welcome', locale: 'en', data }, { ...plainClinic, name: 'C' });
      await assert.rejects(rendering, /no web address/);
    });
  }

  it('adds no header and no recipient to a real mail', async () => {
    const sink = await startSmtpSink();
    const server = { host: '127.0.0.1', port: sink.port, tls: 'none', user: null, password: null } as const;
    const channel = createSmtpChannel({ server, timeoutMs: 5000 });
    for (const text of hostile) {
      const [welcome] = await everywhere(text);
      assert.ok(welcome);
      const from = { name: clinicLine(text), address: 'no-reply@auth.example' };
      assert.equal((await channel.send(email({ ...welcome, from }), patient)).kind, 'sent');
      const mail = sink.mails.at(-1);
      assert.ok(mail);
      assert.deepEqual(mail.to, ['patient@maple-street.example']);
      assert.equal(mail.from, 'no-reply@auth.example');
      assert.deepEqual([...mail.headers.keys()].toSorted(), [
        ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version'],
        ...['reply-to', 'subject', 'to', 'x-auto-response-suppress'],
      ]);
      assert.match(mail.headers.get('from')?.join() ?? '', /<no-reply@auth\.example>$/);
      for (const values of mail.headers.values()) assert.equal(values.length, 1);
    }
    channel.close();
    await sink.close();
  });
});
