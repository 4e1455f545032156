import { catalogue } from './catalogue.ts';
import { formEnglish } from './en/form.ts';
import type { FormMessages } from './en/form.ts';
import { formSpanish } from './es/form.ts';
import { formFrench } from './fr/form.ts';

export type { FormMessages };

/** The sentences that every form shares. What is wrong is told in `problems.ts`, which comes when it is needed. */
export const formMessages = catalogue<FormMessages>('form', {
  en: formEnglish,
  fr: formFrench,
  es: formSpanish,
});
