import { formEnglish } from './en/form.ts';
import type { FormMessages } from './en/form.ts';
import { formSpanish } from './es/form.ts';
import { formFrench } from './fr/form.ts';
import type { Locale } from './locale.ts';

export type { FormMessages };

/** The sentences that every form shares. What is wrong is told in `problems.ts`, which comes when it is needed. */
export const formMessages: Readonly<Record<Locale, FormMessages>> = {
  en: formEnglish,
  fr: formFrench,
  es: formSpanish,
};
