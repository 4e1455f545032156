import type { Problem } from '../../bff/contract/index.ts';
import { sampleSession } from './answers.ts';
import { sampleOwner, sampleSecurity, strictSecurity } from './security-settings-samples.ts';
import type { GalleryState } from './states.ts';
import { sampleStaff } from './two-step-settings-samples.ts';

type State = Omit<GalleryState, 'tag'>;
type Handlers = GalleryState['handlers'];

/** An owner is logged in, and everything works. */
const works: Handlers = (bff) => [...bff.securitySettings.works(), ...bff.loggedIn(sampleOwner)];

/** Saving comes back with a problem. */
function notSaved(problem: Problem): Handlers {
  return (bff) => [...bff.securitySettings.refuses('patch', problem), ...works(bff)];
}

/** Every state of the clinic's security settings. */
export const securitySettingsStates: readonly State[] = [
  { state: 'first-view', title: 'First view', handlers: works },
  {
    state: 'strict',
    title: 'Much staff, all strict',
    handlers: (bff) => [...bff.securitySettings.works(strictSecurity), ...bff.loggedIn(sampleOwner)],
  },
  {
    state: 'nobody-else',
    title: 'A clinic of one',
    handlers: (bff) => [
      ...bff.securitySettings.works({
        ...sampleSecurity,
        staff: sampleSecurity.staff.filter(({ id }) => id === sampleOwner.profile.id),
      }),
      ...bff.loggedIn(sampleOwner),
    ],
  },
  { state: 'chosen', title: 'Everything chosen anew', handlers: works, act: 'choose-settings' },
  {
    state: 'sign-out-off',
    title: 'Automatic Sign Out off',
    handlers: works,
    act: 'choose-sign-out-off',
  },
  { state: 'nothing-changed', title: 'Nothing changed', handlers: works, act: 'next-unchanged' },
  { state: 'confirm', title: 'What changes', handlers: works, act: 'confirm-settings' },
  { state: 'no-password', title: 'No password typed', handlers: works, act: 'confirm-settings-empty' },
  {
    state: 'wrong-password',
    title: 'Wrong current password',
    handlers: notSaved({ code: 'wrong-password', field: 'currentPassword' }),
    act: 'save-settings',
  },
  {
    state: 'throttled',
    title: 'Too many tries',
    handlers: notSaved({ code: 'throttled', retryAfterSeconds: 90 }),
    act: 'save-settings',
  },
  {
    state: 'busy',
    title: 'Server busy',
    handlers: notSaved({ code: 'busy', retryAfterSeconds: 12 }),
    act: 'save-settings',
  },
  { state: 'saved', title: 'Saved', handlers: works, act: 'save-settings' },
  {
    state: 'fault',
    title: 'Server fault',
    handlers: (bff) => [...bff.securitySettings.refuses('get', { code: 'internal' }), ...works(bff)],
  },
  {
    state: 'offline',
    title: 'Offline',
    handlers: (bff) => [...bff.loggedIn(sampleOwner), ...bff.unreachable()],
    offline: true,
  },
  { state: 'staff', title: 'Staff without full access', handlers: (bff) => bff.loggedIn(sampleStaff) },
  { state: 'patient', title: 'A patient', handlers: (bff) => bff.loggedIn(sampleSession) },
  {
    state: 'logged-out',
    title: 'Logged out',
    handlers: (bff) => [...bff.securitySettings.works(), ...bff.logInWorks(sampleOwner)],
  },
];
