import type { SendingClinic } from '../storage/outbox.ts';
import { type Locale, locales } from './locale.ts';
import { mergeSamples } from './merge-samples.ts';
import type { RenderedEmail } from './templates/content.ts';
import type { CredentialChangeData } from './templates/credential-change.ts';
import { type EmailKind, type EmailToRender, renderEmail } from './templates/render-email.ts';
import { twoStepSamples } from './two-step-samples.ts';

/** One email with sample data, for people to look at. */
export interface EmailPreview extends RenderedEmail {
  /** Such as `welcome-fr`; stays the same. */
  readonly id: string;
  /** What it shows, in English: the gallery's own language. */
  readonly title: string;
  readonly kind: EmailKind;
  readonly locale: Locale;
}

/** An email to show: its id and title, and what it is made from. */
export type Sample = {
  readonly [Kind in EmailKind]: Omit<EmailToRender<Kind>, 'locale'> & {
    readonly id: string;
    readonly title: string;
  };
}[EmailKind];

const sampleClinic: SendingClinic = {
  name: 'Maple Street Physiotherapy',
  accent: '#0f766e',
  logoUrl: null,
  supportPhone: '+1 604 555 0142',
  supportEmail: 'hello@maple-street.example',
};

const link = (page: string) =>
  `https://www.maple-street.example/${page}#token=sample-token-that-opens-nothing`;

const change: CredentialChangeData = {
  name: 'Pat Rivers',
  username: 'patient',
  at: Date.UTC(2026, 10, 22, 17, 30),
  forgotLink: 'https://www.maple-street.example/forgot',
};

const welcome = { name: 'Jordan Lee', link: link('set-up'), linkSeconds: 14 * 86_400 };
const times = { linkSeconds: 3600, codeSeconds: 3600, code: '482913' };

const samples: readonly Sample[] = [
  { id: 'welcome', title: 'Welcome', kind: 'welcome', data: { ...welcome, note: null } },
  {
    id: 'welcome-note',
    title: 'Welcome, with a note from staff',
    kind: 'welcome',
    data: { ...welcome, note: 'It was good to meet you.\nRing us if anything is unclear!' },
  },
  {
    id: 'verification',
    title: 'Forgotten username or password',
    kind: 'verification',
    data: { ...times, profiles: [{ name: 'Pat Rivers', username: 'patient', link: link('reset') }] },
  },
  {
    id: 'verification-family',
    title: 'Forgotten username or password, a family on one address',
    kind: 'verification',
    data: {
      ...times,
      profiles: [
        { name: 'Robin Bennett', username: 'robin.bennett', link: link('reset') },
        { name: 'Charlie Bennett', username: 'charlie-2014', link: link('reset') },
        { name: 'Sam Bennett', username: null, link: link('set-up') },
      ],
    },
  },
  {
    id: 'reset-by-staff',
    title: 'New password, sent by staff',
    kind: 'reset-by-staff',
    data: {
      name: 'Pat Rivers',
      username: 'patient',
      staffName: 'Sam Okafor',
      link: link('reset'),
      linkSeconds: 3600,
    },
  },
  {
    id: 'password-reset-done',
    title: 'Password was reset',
    kind: 'password-reset-done',
    data: change,
  },
  { id: 'password-changed', title: 'Password was changed', kind: 'password-changed', data: change },
  {
    id: 'username-changed',
    title: 'Username was changed',
    kind: 'username-changed',
    data: { ...change, username: 'pat.rivers' },
  },
  {
    id: 'email-changed-old',
    title: 'Email address was changed by the clinic, to the old address',
    kind: 'email-changed',
    data: { name: change.name, username: change.username, at: change.at, goesTo: 'old' },
  },
  {
    id: 'email-changed-new',
    title: 'Email address was changed by the clinic, to the new address',
    kind: 'email-changed',
    data: { name: change.name, username: change.username, at: change.at, goesTo: 'new' },
  },
  ...mergeSamples,
  ...twoStepSamples,
  {
    id: 'security-settings-changed',
    title: 'Security settings of the clinic were changed',
    kind: 'security-settings-changed',
    data: {
      ...{ name: 'Sam Okafor', by: 'Robin Bennett', at: change.at },
      changes: [
        { setting: 'twoStepEnforced', from: false, to: true },
        { setting: 'trustBrowserAllowed', from: true, to: false },
        { setting: 'staffIdleSeconds', from: null, to: 900 },
        { setting: 'calendarTitles', from: 'clinic', to: 'practitioner' },
      ],
    },
  },
];

/**
 * Every email in every language, with sample data. Runs in browsers too.
 *
 * @param clinic whose looks they wear; without it a sample clinic's.
 */
export async function listEmailPreviews(clinic: SendingClinic = sampleClinic): Promise<EmailPreview[]> {
  return Promise.all(
    locales.flatMap((locale) =>
      samples.map(async ({ id, title, ...sample }) => ({
        id: `${id}-${locale}`,
        title,
        kind: sample.kind,
        locale,
        ...(await renderEmail({ ...sample, locale }, clinic)),
      })),
    ),
  );
}
