import { catalogue } from './catalogue.ts';
import { credentialFieldsEnglish } from './en/credential-fields.ts';
import type { CredentialFieldMessages } from './en/credential-fields.ts';
import { credentialFieldsSpanish } from './es/credential-fields.ts';
import { credentialFieldsFrench } from './fr/credential-fields.ts';

export type { CredentialFieldMessages };

/** Every sentence of the fields in which a username or a password is chosen. */
export const credentialFieldMessages = catalogue<CredentialFieldMessages>('credential-fields', {
  en: credentialFieldsEnglish,
  fr: credentialFieldsFrench,
  es: credentialFieldsSpanish,
});
