import type { SettingChange } from '../../domain/security-settings.ts';
import { formatIdleTime } from '../locale.ts';
import type { Block, Template, Writing } from './content.ts';
import { tellOfTwoStep, type TwoStepChangeData } from './two-step-change.ts';

/** To owners and full access: what was changed for the whole clinic (rules 23 and 35). */
export interface SecuritySettingsChangeData extends TwoStepChangeData {
  readonly changes: readonly SettingChange[];
}

/** The security settings of the clinic were changed: which, to what, and by whom. */
export const securitySettingsChanged: Template<SecuritySettingsChangeData> = (data, writing) => {
  const { securitySettings } = writing.t;
  const facts = data.changes.map((change) => describeChange(change, writing));
  const content = tellOfTwoStep(data, securitySettings, facts, writing);
  return { ...content, because: securitySettings.because(writing.clinicName) };
};

function describeChange(change: SettingChange, { t, locale }: Writing): Block {
  const { securitySettings } = t;
  const { label } = securitySettings[change.setting];
  const fact = (value: string): Block => ({ kind: 'fact', label, value });
  switch (change.setting) {
    case 'twoStepEnforced':
    case 'trustBrowserAllowed': {
      const { on, off } = securitySettings[change.setting];
      return fact(change.to ? on : off);
    }
    case 'staffIdleSeconds': {
      const { after, off } = securitySettings.staffIdleSeconds;
      return fact(change.to === null ? off : after(formatIdleTime(locale, change.to)));
    }
    case 'calendarTitles':
      return fact(securitySettings.calendarTitles[change.to]);
  }
}
