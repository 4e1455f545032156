import type { SecuritySettingsAnswer, Session } from '../../bff/contract/index.ts';
import { sampleTimes } from './session-samples.ts';

/** The clinic's owner, who is logged in. */
export const sampleOwner: Session = {
  profile: { id: 'profile-4', name: 'Olive Tremblay', role: 'owner' },
  username: 'owner',
  ...sampleTimes(3_600, 86_400),
};

/** A small clinic, as the demo's are at first. */
export const sampleSecurity: SecuritySettingsAnswer = {
  settings: {
    twoStepEnforced: false,
    trustBrowserAllowed: true,
    staffIdleSeconds: 3_600,
    calendarTitles: 'clinic',
  },
  staff: [
    { id: 'profile-5', name: 'Casey Nguyen', twoStep: 'off' },
    { id: 'profile-3', name: 'Farah Aziz', twoStep: 'on' },
    { id: 'profile-4', name: 'Olive Tremblay', twoStep: 'off' },
    { id: 'profile-2', name: 'Sam Okafor', twoStep: 'paused' },
  ],
};

const names = [
  'Amara Diallo',
  'Björn Ek',
  'Chidi Okeke',
  'Dolores del Carmen Fernández y Rodríguez',
  'Eva Roy',
];

/** Everything the other way, at a clinic where many people work, set by its operator to what is not offered here. */
export const strictSecurity: SecuritySettingsAnswer = {
  settings: {
    twoStepEnforced: true,
    trustBrowserAllowed: false,
    staffIdleSeconds: 5_400,
    calendarTitles: 'treatment',
  },
  staff: [
    ...names.flatMap((name, index) =>
      Array.from({ length: 6 }, (_, copy) => ({
        id: `many-${index}-${copy}`,
        name: copy ? `${name} ${copy + 1}` : name,
        twoStep: copy === 5 ? ('off' as const) : ('on' as const),
      })),
    ),
    { id: 'profile-4', name: 'Olive Tremblay', twoStep: 'on' },
  ],
};
