import { oneLine, personName } from '../clean-text.ts';
import { formatInstant } from '../locale.ts';
import type { Template } from './content.ts';

/**
 * What is told where the clinic has changed somebody's email address (ASVS 6.3.7). Neither mailbox learns the other's
 * address: one of them may be somebody else's.
 */
export interface EmailChangedData {
  readonly name: string;
  readonly username: string;
  /** When it changed, in ms since the epoch. */
  readonly at: number;
  /** Which of the two this one goes to. */
  readonly goesTo: 'old' | 'new';
}

/** The address on the profile was changed by the clinic. */
export const emailChanged: Template<EmailChangedData> = (data, { t, locale, clinicName }) => {
  const sentences = t.emailChanged;
  const effect = data.goesTo === 'old' ? sentences.effectOld : sentences.effectNew;
  return {
    subject: sentences.subject(clinicName),
    preheader: effect,
    heading: sentences.heading,
    blocks: [
      { kind: 'text', text: t.hello(personName(data.name)) },
      { kind: 'text', text: sentences.intro(formatInstant(locale, data.at), clinicName) },
      { kind: 'fact', label: t.username, value: oneLine(data.username, 254) },
      { kind: 'text', text: effect },
      { kind: 'section', title: t.twoStep.notExpected },
      { kind: 'text', text: sentences.ask(clinicName) },
    ],
    because: sentences.because(clinicName),
  };
};
