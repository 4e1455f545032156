import { catalogue } from './catalogue.ts';
import { credentialsEnglish } from './en/credentials.ts';
import type { CredentialsMessages } from './en/credentials.ts';
import { credentialsSpanish } from './es/credentials.ts';
import { credentialsFrench } from './fr/credentials.ts';

export type { CredentialsMessages };

/** Every sentence of `<clinic-credentials>`. */
export const credentialsMessages = catalogue<CredentialsMessages>('credentials', {
  en: credentialsEnglish,
  fr: credentialsFrench,
  es: credentialsSpanish,
});
