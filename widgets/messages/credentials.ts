import { credentialsEnglish } from './en/credentials.ts';
import type { CredentialsMessages } from './en/credentials.ts';
import { credentialsSpanish } from './es/credentials.ts';
import { credentialsFrench } from './fr/credentials.ts';
import type { Locale } from './locale.ts';

export type { CredentialsMessages };

/** Every sentence of `<clinic-credentials>`. */
export const credentialsMessages: Readonly<Record<Locale, CredentialsMessages>> = {
  en: credentialsEnglish,
  fr: credentialsFrench,
  es: credentialsSpanish,
};
