import { catalogue } from './catalogue.ts';
import { passkeyLoginEnglish } from './en/passkey-login.ts';
import type { PasskeyLoginMessages } from './en/passkey-login.ts';
import { passkeyLoginSpanish } from './es/passkey-login.ts';
import { passkeyLoginFrench } from './fr/passkey-login.ts';

export type { PasskeyLoginMessages };

/** Every sentence of logging in with a passkey. */
export const passkeyLoginMessages = catalogue<PasskeyLoginMessages>('passkey-login', {
  en: passkeyLoginEnglish,
  fr: passkeyLoginFrench,
  es: passkeyLoginSpanish,
});
