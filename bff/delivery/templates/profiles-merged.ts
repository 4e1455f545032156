import { oneLine, personName } from '../clean-text.ts';
import { formatInstant } from '../locale.ts';
import type { Block, Template } from './content.ts';

/** What {@link profilesMerged} tells: somebody at the clinic has made one profile of two (rule 34). */
export interface ProfilesMergedData {
  /** Whom it is written to. */
  readonly name: string;
  /** When, in ms since the epoch. */
  readonly at: number;
  /** The name of who did it. */
  readonly by: string;
  /** The username that the reader logs in with from now on; null: none that they are told. */
  readonly username: string | null;
  /** The username that works no longer; null: none. */
  readonly endedUsername: string | null;
}

const USERNAME_MAX_LENGTH = 254;

/** Two profiles were merged: who did it, what to log in with, and what to do if that should not have been. */
export const profilesMerged: Template<ProfilesMergedData> = (data, { t, locale, clinicName }) => {
  const { twoStep, profilesMerged: words } = t;
  const by = personName(data.by);
  const fact = (label: string, value: string | null): readonly Block[] =>
    value === null ? [] : [{ kind: 'fact', label, value: oneLine(value, USERNAME_MAX_LENGTH) }];
  const effect =
    data.username !== null
      ? words.asBefore
      : data.endedUsername !== null
        ? words.elsewhere(clinicName)
        : words.nothing;
  return {
    subject: words.subject(clinicName),
    preheader: `${t.labelled(twoStep.doneBy)} ${by}`,
    heading: words.heading,
    blocks: [
      { kind: 'text', text: t.hello(personName(data.name)) },
      { kind: 'text', text: words.intro(formatInstant(locale, data.at), clinicName) },
      { kind: 'fact', label: twoStep.doneBy, value: by },
      ...fact(words.ended, data.endedUsername),
      ...fact(t.username, data.username),
      { kind: 'text', text: effect },
      { kind: 'section', title: twoStep.notExpected },
      { kind: 'text', text: twoStep.askClinic(by, clinicName) },
    ],
    because: words.because(clinicName),
  };
};
