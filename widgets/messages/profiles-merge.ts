import { catalogue } from './catalogue.ts';
import { profilesMergeEnglish } from './en/profiles-merge.ts';
import type { ProfilesMergeMessages } from './en/profiles-merge.ts';
import { profilesMergeSpanish } from './es/profiles-merge.ts';
import { profilesMergeFrench } from './fr/profiles-merge.ts';

export type { ProfilesMergeMessages };

/** The sentences about duplicates and their merging. */
export const profilesMergeMessages = catalogue<ProfilesMergeMessages>('profiles-merge', {
  en: profilesMergeEnglish,
  fr: profilesMergeFrench,
  es: profilesMergeSpanish,
});
