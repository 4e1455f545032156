import type { TwoStepMethod } from '../../contract/index.ts';
import { personName } from '../clean-text.ts';
import { formatInstant } from '../locale.ts';
import type { Messages } from '../messages/en.ts';
import type { Block, EmailContent, Template, Writing } from './content.ts';

/** What every email about a change to somebody's second step tells (rule 25; ASVS 6.3.7). */
export interface TwoStepChangeData {
  /** Whom it is written to. */
  readonly name: string;
  /** When it happened, in ms since the epoch. */
  readonly at: number;
  /** The name of who did it; null: the person themself, as far as anybody can tell. */
  readonly by: string | null;
}

interface MethodChangeData extends TwoStepChangeData {
  readonly method: TwoStepMethod;
}

/** The emails about 2-Step Verification. None carries a code, a recovery code or a whole phone number. */
export interface TwoStepEmailData {
  /** The first method was set up. */
  readonly 'two-step-on': MethodChangeData;
  /** The last method was turned off. */
  readonly 'two-step-off': TwoStepChangeData;
  /** `until`: in ms since the epoch. */
  readonly 'two-step-paused': TwoStepChangeData & { readonly until: number };
  /** Before its time. */
  readonly 'two-step-resumed': TwoStepChangeData;
  /** By an administrator. */
  readonly 'two-step-removed': TwoStepChangeData;
  readonly 'method-added': MethodChangeData;
  readonly 'method-removed': MethodChangeData;
  /** `lastDigits`: the new number's last two. `smsIsOff`: text messages have to be set up again (rule 17). */
  readonly 'phone-changed': TwoStepChangeData & { readonly lastDigits: string; readonly smsIsOff: boolean };
  /** `browser`: which one, in words. */
  readonly 'recovery-code-used': Omit<TwoStepChangeData, 'by'> & { readonly browser?: string };
  readonly 'recovery-code-new': TwoStepChangeData;
}

/** The sentences that differ from one change to the next. */
interface TwoStepSentences {
  readonly subject: (clinic: string) => string;
  readonly heading: string;
  readonly intro: (time: string) => string;
  readonly effect: string;
}

/** How each of these emails is written. */
export const twoStepTemplates: {
  readonly [Kind in keyof TwoStepEmailData]: Template<TwoStepEmailData[Kind]>;
} = {
  'two-step-on': (data, writing) =>
    tellOfTwoStep(data, writing.t.twoStep.on, [methodFact(data, writing.t)], writing),
  'two-step-off': (data, writing) => tellOfTwoStep(data, writing.t.twoStep.off, [], writing),
  'two-step-paused': (data, writing) => {
    const { t, locale } = writing;
    const until = fact(t.twoStep.until, formatInstant(locale, data.until));
    return tellOfTwoStep(data, t.twoStep.paused, [until], writing);
  },
  'two-step-resumed': (data, writing) => tellOfTwoStep(data, writing.t.twoStep.resumed, [], writing),
  'two-step-removed': (data, writing) => tellOfTwoStep(data, writing.t.twoStep.removed, [], writing),
  'method-added': (data, writing) =>
    tellOfTwoStep(data, writing.t.twoStep.methodAdded, [methodFact(data, writing.t)], writing),
  'method-removed': (data, writing) =>
    tellOfTwoStep(data, writing.t.twoStep.methodRemoved, [methodFact(data, writing.t)], writing),
  'phone-changed': (data, writing) => {
    const { phoneChanged } = writing.t.twoStep;
    const effect = data.smsIsOff ? phoneChanged.effectOff : phoneChanged.effect;
    const number = fact(phoneChanged.number, `•••• ${data.lastDigits}`);
    return tellOfTwoStep(data, { ...phoneChanged, effect }, [number], writing);
  },
  'recovery-code-used': (data, writing) => {
    const { t } = writing;
    // A browser says of itself what it likes.
    const browser =
      data.browser === undefined
        ? []
        : [fact(t.twoStep.browser, personName(data.browser, BROWSER_MAX_LENGTH))];
    return tellOfTwoStep({ ...data, by: null }, t.twoStep.recoveryCodeUsed, browser, writing);
  },
  'recovery-code-new': (data, writing) => tellOfTwoStep(data, writing.t.twoStep.recoveryCodeNew, [], writing),
};

const BROWSER_MAX_LENGTH = 120;

/** What happened when, the facts, who did it, what it means, and what to do if that should not have been. */
export function tellOfTwoStep(
  { name, at, by }: TwoStepChangeData,
  sentences: TwoStepSentences,
  facts: readonly Block[],
  { t, locale, clinicName }: Writing,
): EmailContent {
  const { twoStep } = t;
  const who = by === null ? null : personName(by);
  const blocks: readonly Block[] = [
    { kind: 'text', text: t.hello(personName(name)) },
    { kind: 'text', text: sentences.intro(formatInstant(locale, at)) },
    ...facts,
    fact(twoStep.doneBy, who ?? twoStep.byYou),
    { kind: 'text', text: sentences.effect },
    { kind: 'section', title: who === null ? t.notYou : twoStep.notExpected },
    { kind: 'text', text: who === null ? twoStep.notYou(clinicName) : twoStep.askClinic(who, clinicName) },
  ];
  return {
    subject: sentences.subject(clinicName),
    preheader: `${t.labelled(twoStep.doneBy)} ${who ?? twoStep.byYou}`,
    heading: sentences.heading,
    blocks,
    because: twoStep.because(clinicName),
  };
}

const fact = (label: string, value: string): Block => ({ kind: 'fact', label, value });

const methodFact = ({ method }: MethodChangeData, { twoStep }: Messages): Block =>
  fact(twoStep.method, twoStep.methods[method]);
