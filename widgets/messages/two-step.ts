import { catalogue } from './catalogue.ts';
import { twoStepEnglish } from './en/two-step.ts';
import type { TwoStepMessages } from './en/two-step.ts';
import { twoStepSpanish } from './es/two-step.ts';
import { twoStepFrench } from './fr/two-step.ts';

export type { TwoStepMessages };

/** The sentences that tell what is wrong with a field of 2-Step Verification. */
export type TwoStepSentence = keyof TwoStepMessages['errors'];

/** Every sentence of 2-Step Verification that the login and My Account share. */
export const twoStepMessages = catalogue<TwoStepMessages>('two-step', {
  en: twoStepEnglish,
  fr: twoStepFrench,
  es: twoStepSpanish,
});
