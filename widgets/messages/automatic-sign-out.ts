import { catalogue } from './catalogue.ts';
import { automaticSignOutEnglish } from './en/automatic-sign-out.ts';
import type { AutomaticSignOutMessages } from './en/automatic-sign-out.ts';
import { automaticSignOutSpanish } from './es/automatic-sign-out.ts';
import { automaticSignOutFrench } from './fr/automatic-sign-out.ts';

export type { AutomaticSignOutMessages };

/** Every sentence of the warning before Automatic Sign Out. */
export const automaticSignOutMessages = catalogue<AutomaticSignOutMessages>('automatic-sign-out', {
  en: automaticSignOutEnglish,
  fr: automaticSignOutFrench,
  es: automaticSignOutSpanish,
});
