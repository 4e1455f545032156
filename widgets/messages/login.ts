import { catalogue } from './catalogue.ts';
import { loginEnglish } from './en/login.ts';
import type { LoginMessages } from './en/login.ts';
import { loginSpanish } from './es/login.ts';
import { loginFrench } from './fr/login.ts';

export type { LoginMessages };

/** Every sentence of `<clinic-login>`. */
export const loginMessages = catalogue<LoginMessages>('login', {
  en: loginEnglish,
  fr: loginFrench,
  es: loginSpanish,
});
