import type { CalendarTitles, SecuritySettings } from '../contract/index.ts';

/** What a clinic can set Automatic Sign Out to, in seconds: 5 minutes to 12 hours, or off (rule 29). */
export const SHORTEST_IDLE_SECONDS = 300;
export const LONGEST_IDLE_SECONDS = 12 * 3600;

/** One of a clinic's security settings that is now something else. */
export type SettingChange =
  | { readonly setting: 'twoStepEnforced'; readonly from: boolean; readonly to: boolean }
  | { readonly setting: 'trustBrowserAllowed'; readonly from: boolean; readonly to: boolean }
  | { readonly setting: 'staffIdleSeconds'; readonly from: number | null; readonly to: number | null }
  | { readonly setting: 'calendarTitles'; readonly from: CalendarTitles; readonly to: CalendarTitles };

/**
 * What a wish changes about how things stand: wishing what is so already changes nothing.
 *
 * @param wish what is left out stays.
 */
export function settingChanges(
  now: SecuritySettings,
  wish: Partial<SecuritySettings>,
): readonly SettingChange[] {
  const to: SecuritySettings = { ...now, ...wish };
  const all: readonly SettingChange[] = [
    { setting: 'twoStepEnforced', from: now.twoStepEnforced, to: to.twoStepEnforced },
    { setting: 'trustBrowserAllowed', from: now.trustBrowserAllowed, to: to.trustBrowserAllowed },
    { setting: 'staffIdleSeconds', from: now.staffIdleSeconds, to: to.staffIdleSeconds },
    { setting: 'calendarTitles', from: now.calendarTitles, to: to.calendarTitles },
  ];
  return all.filter((change) => change.from !== change.to);
}
