import { oneLine, personName } from '../clean-text.ts';
import { formatInstant } from '../locale.ts';
import type { Block, EmailContent, Writing } from './content.ts';

/** What every email about a changed credential tells (rules 11 and 12; ASVS 6.3.7). */
export interface CredentialChangeData {
  readonly name: string;
  /** As it is after the change. */
  readonly username: string;
  /** When it changed, in ms since the epoch. */
  readonly at: number;
  /** Where "Forgot your username or password?" is answered. */
  readonly forgotLink: string;
}

/** The sentences that differ from one change to the next. */
interface ChangeSentences {
  readonly subject: (clinic: string) => string;
  readonly preheader: string;
  readonly heading: string;
  readonly intro: (time: string) => string;
  readonly effect: string;
  readonly because: (clinic: string) => string;
}

/**
 * An email that tells of a change: what happened when, what it means, and what to do if it was somebody else.
 *
 * @param usernameLabel what the username is called here.
 */
export function tellOfChange(
  { name, username, at, forgotLink }: CredentialChangeData,
  sentences: ChangeSentences,
  { t, locale, clinicName }: Writing,
  usernameLabel: string,
): EmailContent {
  const blocks: readonly Block[] = [
    { kind: 'text', text: t.hello(personName(name)) },
    { kind: 'text', text: sentences.intro(formatInstant(locale, at)) },
    { kind: 'fact', label: usernameLabel, value: oneLine(username, 254) },
    { kind: 'text', text: sentences.effect },
    { kind: 'section', title: t.notYou },
    { kind: 'text', text: t.notYouReset(clinicName) },
    { kind: 'link', label: t.newPassword, url: forgotLink },
  ];
  return {
    subject: sentences.subject(clinicName),
    preheader: sentences.preheader,
    heading: sentences.heading,
    blocks,
    because: sentences.because(clinicName),
  };
}
