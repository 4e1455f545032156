import { sampleSession } from './answers.ts';
import { manyProfiles, sampleOwner } from './profiles-samples.ts';
import type { GalleryState } from './states.ts';
import { sampleStaff } from './two-step-settings-samples.ts';

type State = Omit<GalleryState, 'tag'>;
type Handlers = GalleryState['handlers'];

const works: Handlers = (bff) => [...bff.profiles.works(), ...bff.loggedIn(sampleOwner)];
const asStaff: Handlers = (bff) => [
  ...bff.profiles.works({ viewer: sampleStaff }),
  ...bff.loggedIn(sampleStaff),
];
const many: Handlers = (bff) => [
  ...bff.profiles.works({ profiles: manyProfiles(60) }),
  ...bff.loggedIn(sampleOwner),
];
const refuses =
  (path: string, problem: Parameters<Parameters<Handlers>[0]['profiles']['refuses']>[1]): Handlers =>
  (bff) => [...bff.profiles.refuses(path, problem), ...works(bff)];

/** Every state of the clinic's profiles. */
export const profilesStates: readonly State[] = [
  { state: 'first-view', title: 'First view', handlers: works },
  { state: 'many', title: 'More than one page', handlers: many },
  { state: 'more', title: 'More shown', handlers: many, act: 'show-more' },
  { state: 'patients', title: 'Patients called Robin', handlers: works, act: 'find-patients' },
  { state: 'nobody', title: 'Nobody found', handlers: works, act: 'find-nobody' },
  {
    state: 'slow',
    title: 'Slow network',
    handlers: (bff) => [...bff.profiles.works({ milliseconds: 12_000 }), ...bff.loggedIn(sampleOwner)],
  },
  { state: 'fault', title: 'Server fault', handlers: refuses('profile-search', { code: 'internal' }) },
  { state: 'patient', title: 'A patient', handlers: works, act: 'open-patient' },
  { state: 'colleague', title: 'A colleague who is locked out', handlers: works, act: 'open-colleague' },
  { state: 'paused', title: '2-Step Verification paused', handlers: works, act: 'open-paused' },
  { state: 'newcomer', title: 'Welcomed, no username yet', handlers: works, act: 'open-newcomer' },
  { state: 'without-email', title: 'No email address', handlers: works, act: 'open-without-email' },
  { state: 'own', title: 'One’s own profile', handlers: works, act: 'open-own' },
  {
    state: 'gone',
    title: 'Profile gone',
    handlers: refuses('profiles/profile-1', { code: 'not-found' }),
    act: 'open-patient',
  },
  { state: 'as-staff', title: 'A colleague, as staff see it', handlers: asStaff, act: 'open-paused' },
  { state: 'welcome', title: 'Welcome Email', handlers: works, act: 'write-welcome' },
  { state: 'welcome-sent', title: 'Welcome Email sent', handlers: works, act: 'send-welcome' },
  {
    state: 'welcome-throttled',
    title: 'Enough emails',
    handlers: refuses('profiles/profile-20/welcome-email', { code: 'throttled', retryAfterSeconds: 240 }),
    act: 'send-welcome',
  },
  { state: 'ask-to-reset', title: 'Before a reset email', handlers: works, act: 'ask-to-reset-password' },
  { state: 'reset-sent', title: 'Reset email sent', handlers: works, act: 'reset-password' },
  { state: 'ask-to-end', title: 'Before signing out', handlers: works, act: 'ask-to-end-sessions' },
  { state: 'ask-to-pause', title: 'Before pausing', handlers: works, act: 'ask-to-pause' },
  { state: 'pause-empty', title: 'No password given', handlers: works, act: 'pause-empty' },
  {
    state: 'wrong-password',
    title: 'Wrong current password',
    handlers: refuses('profiles/profile-2/two-step/pause', { code: 'wrong-password' }),
    act: 'pause',
  },
  { state: 'pause-done', title: 'Paused just now', handlers: works, act: 'pause' },
  { state: 'ask-to-resume', title: 'Before resuming', handlers: works, act: 'ask-to-resume' },
  { state: 'ask-to-remove', title: 'Before removing', handlers: works, act: 'ask-to-remove' },
  { state: 'duplicates', title: 'Possible duplicates', handlers: works, act: 'list-duplicates' },
  {
    state: 'no-duplicates',
    title: 'No duplicates',
    handlers: (bff) => [...bff.profiles.works({ duplicates: [] }), ...bff.loggedIn(sampleOwner)],
    act: 'list-duplicates',
  },
  { state: 'set-aside', title: 'Not a duplicate', handlers: works, act: 'set-aside' },
  { state: 'merge', title: 'Before merging', handlers: works, act: 'compare-profiles' },
  {
    state: 'changed',
    title: 'Changed meanwhile',
    handlers: refuses('profiles/profile-1/merge', { code: 'changed-meanwhile' }),
    act: 'merge-profiles',
  },
  { state: 'merged', title: 'Merged', handlers: works, act: 'merge-profiles' },
  { state: 'as-patient', title: 'As patients see it', handlers: (bff) => bff.loggedIn(sampleSession) },
  {
    state: 'logged-out',
    title: 'Logged out',
    handlers: (bff) => [...bff.profiles.works(), ...bff.logInWorks(sampleOwner)],
  },
];
