import { catalogue } from './catalogue.ts';
import { sessionsEnglish } from './en/sessions.ts';
import type { SessionsMessages } from './en/sessions.ts';
import { sessionsSpanish } from './es/sessions.ts';
import { sessionsFrench } from './fr/sessions.ts';

export type { SessionsMessages };

/** Every sentence of `<clinic-sessions>`. */
export const sessionsMessages = catalogue<SessionsMessages>('sessions', {
  en: sessionsEnglish,
  fr: sessionsFrench,
  es: sessionsSpanish,
});
