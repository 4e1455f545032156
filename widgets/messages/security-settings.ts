import { securitySettingsEnglish } from './en/security-settings.ts';
import type { SecuritySettingsMessages } from './en/security-settings.ts';
import { securitySettingsSpanish } from './es/security-settings.ts';
import { securitySettingsFrench } from './fr/security-settings.ts';
import type { Locale } from './locale.ts';

export type { SecuritySettingsMessages };

/** Every sentence of `<clinic-security-settings>`. */
export const securitySettingsMessages: Readonly<Record<Locale, SecuritySettingsMessages>> = {
  en: securitySettingsEnglish,
  fr: securitySettingsFrench,
  es: securitySettingsSpanish,
};
