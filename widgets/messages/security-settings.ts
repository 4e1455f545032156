import { catalogue } from './catalogue.ts';
import { securitySettingsEnglish } from './en/security-settings.ts';
import type { SecuritySettingsMessages } from './en/security-settings.ts';
import { securitySettingsSpanish } from './es/security-settings.ts';
import { securitySettingsFrench } from './fr/security-settings.ts';

export type { SecuritySettingsMessages };

/** Every sentence of `<clinic-security-settings>`. */
export const securitySettingsMessages = catalogue<SecuritySettingsMessages>('security-settings', {
  en: securitySettingsEnglish,
  fr: securitySettingsFrench,
  es: securitySettingsSpanish,
});
