import { twoStepSettingsEnglish } from './en/two-step-settings.ts';
import type { TwoStepSettingsMessages } from './en/two-step-settings.ts';
import { twoStepSettingsSpanish } from './es/two-step-settings.ts';
import { twoStepSettingsFrench } from './fr/two-step-settings.ts';
import type { Locale } from './locale.ts';

export type { TwoStepSettingsMessages };

/** Every sentence of `<clinic-two-step-settings>` that it does not share with the login. */
export const twoStepSettingsMessages: Readonly<Record<Locale, TwoStepSettingsMessages>> = {
  en: twoStepSettingsEnglish,
  fr: twoStepSettingsFrench,
  es: twoStepSettingsSpanish,
};
