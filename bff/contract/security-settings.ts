import type { OwnPasswordRequest } from './two-step.ts';

/** What a calendar's titles say beyond that one has an appointment at the clinic (product rule 32). */
export type CalendarTitles = 'clinic' | 'practitioner' | 'treatment';

/** `GET` and `PATCH …/security-settings`: for staff with full access and owners (product rule 35). */
export interface SecuritySettings {
  /** All staff have to use 2-Step Verification (product rule 23). */
  readonly twoStepEnforced: boolean;
  /** "Trust this browser" is offered (product rule 22). */
  readonly trustBrowserAllowed: boolean;
  /** Automatic Sign Out of staff in seconds, 300 to 43,200; null: off (product rule 29). */
  readonly staffIdleSeconds: number | null;
  readonly calendarTitles: CalendarTitles;
}

/** `PATCH …/security-settings`: what is left out stays. */
export interface SecuritySettingsRequest extends OwnPasswordRequest, Partial<SecuritySettings> {}

/** Somebody who works at the clinic, and whether their 2-Step Verification is on. */
export interface StaffTwoStep {
  readonly id: string;
  readonly name: string;
  readonly twoStep: 'off' | 'on' | 'paused';
}

export interface SecuritySettingsAnswer {
  readonly settings: SecuritySettings;
  /** By name. */
  readonly staff: readonly StaffTwoStep[];
}
