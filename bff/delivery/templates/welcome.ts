import { personName, plainLines } from '../clean-text.ts';
import { formatSeconds } from '../locale.ts';
import type { Block, Template } from './content.ts';

/** What {@link welcome} tells: somebody may set up their account (rule 9). */
export interface WelcomeData {
  /** The person's name. */
  readonly name: string;
  /** What staff wrote to it; null: nothing. */
  readonly note: string | null;
  /** Where to set up the account, token and all. */
  readonly link: string;
  /** For how long the link works. */
  readonly linkSeconds: number;
}

/** A longer note is a letter; it ends in an ellipsis. */
const NOTE_MAX_LENGTH = 2000;

/** The invitation to choose a username and password. */
export const welcome: Template<WelcomeData> = (data, { t, locale, clinicName }) => {
  const note: Block[] =
    data.note === null
      ? []
      : [{ kind: 'quote', by: t.welcome.note(clinicName), lines: plainLines(data.note, NOTE_MAX_LENGTH) }];
  return {
    subject: t.welcome.subject(clinicName),
    preheader: t.welcome.preheader,
    heading: t.welcome.heading(clinicName),
    blocks: [
      { kind: 'text', text: t.hello(personName(data.name)) },
      { kind: 'text', text: t.welcome.intro(clinicName) },
      ...note,
      { kind: 'link', label: t.welcome.link, url: data.link },
      {
        kind: 'text',
        text: `${t.linkIsYours} ${t.worksOnce(formatSeconds(locale, data.linkSeconds))}`,
      },
    ],
    because: t.welcome.because(clinicName),
  };
};
