import { sessionsEnglish } from './en/sessions.ts';
import type { SessionsMessages } from './en/sessions.ts';
import { sessionsSpanish } from './es/sessions.ts';
import { sessionsFrench } from './fr/sessions.ts';
import type { Locale } from './locale.ts';

export type { SessionsMessages };

/** Every sentence of `<clinic-sessions>`. */
export const sessionsMessages: Readonly<Record<Locale, SessionsMessages>> = {
  en: sessionsEnglish,
  fr: sessionsFrench,
  es: sessionsSpanish,
};
