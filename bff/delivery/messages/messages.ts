import type { Locale } from '../locale.ts';
import { english, type Messages } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';

/** Every sentence, by language. */
export const messages: Readonly<Record<Locale, Messages>> = { en: english, fr: french, es: spanish };
