import { loginEnglish } from './en/login.ts';
import type { LoginMessages } from './en/login.ts';
import { loginSpanish } from './es/login.ts';
import { loginFrench } from './fr/login.ts';
import type { Locale } from './locale.ts';

export type { LoginMessages };

/** Every sentence of `<clinic-login>`. */
export const loginMessages: Readonly<Record<Locale, LoginMessages>> = {
  en: loginEnglish,
  fr: loginFrench,
  es: loginSpanish,
};
