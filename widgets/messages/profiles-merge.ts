import { profilesMergeEnglish } from './en/profiles-merge.ts';
import type { ProfilesMergeMessages } from './en/profiles-merge.ts';
import { profilesMergeSpanish } from './es/profiles-merge.ts';
import { profilesMergeFrench } from './fr/profiles-merge.ts';
import type { Locale } from './locale.ts';

export type { ProfilesMergeMessages };

/** The sentences about duplicates and their merging. */
export const profilesMergeMessages: Readonly<Record<Locale, ProfilesMergeMessages>> = {
  en: profilesMergeEnglish,
  fr: profilesMergeFrench,
  es: profilesMergeSpanish,
};
