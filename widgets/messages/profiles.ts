import { catalogue } from './catalogue.ts';
import { profilesEnglish } from './en/profiles.ts';
import type { ProfilesMessages } from './en/profiles.ts';
import { profilesSpanish } from './es/profiles.ts';
import { profilesFrench } from './fr/profiles.ts';

export type { ProfilesMessages };

/** Every sentence of `<clinic-profiles>` but those about events and duplicates. */
export const profilesMessages = catalogue<ProfilesMessages>('profiles', {
  en: profilesEnglish,
  fr: profilesFrench,
  es: profilesSpanish,
});
