import { catalogue } from './catalogue.ts';
import { profilesEventsEnglish } from './en/profiles-events.ts';
import type { ProfilesEventsMessages } from './en/profiles-events.ts';
import { profilesEventsSpanish } from './es/profiles-events.ts';
import { profilesEventsFrench } from './fr/profiles-events.ts';

export type { ProfilesEventsMessages };

/** The sentences about what has happened to a profile. */
export const profilesEventsMessages = catalogue<ProfilesEventsMessages>('profiles-events', {
  en: profilesEventsEnglish,
  fr: profilesEventsFrench,
  es: profilesEventsSpanish,
});
