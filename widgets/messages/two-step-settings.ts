import { catalogue } from './catalogue.ts';
import { twoStepSettingsEnglish } from './en/two-step-settings.ts';
import type { TwoStepSettingsMessages } from './en/two-step-settings.ts';
import { twoStepSettingsSpanish } from './es/two-step-settings.ts';
import { twoStepSettingsFrench } from './fr/two-step-settings.ts';

export type { TwoStepSettingsMessages };

/** Every sentence of `<clinic-two-step-settings>` that it does not share with the login. */
export const twoStepSettingsMessages = catalogue<TwoStepSettingsMessages>('two-step-settings', {
  en: twoStepSettingsEnglish,
  fr: twoStepSettingsFrench,
  es: twoStepSettingsSpanish,
});
