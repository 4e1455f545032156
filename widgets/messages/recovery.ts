import { catalogue } from './catalogue.ts';
import { recoveryEnglish } from './en/recovery.ts';
import type { RecoveryMessages } from './en/recovery.ts';
import { recoverySpanish } from './es/recovery.ts';
import { recoveryFrench } from './fr/recovery.ts';

export type { RecoveryMessages };

/** Every sentence of the way back in: forgotten, reset, set up. */
export const recoveryMessages = catalogue<RecoveryMessages>('recovery', {
  en: recoveryEnglish,
  fr: recoveryFrench,
  es: recoverySpanish,
});
