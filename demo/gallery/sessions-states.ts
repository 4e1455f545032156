import { sampleSession } from './answers.ts';
import { aboutToEnd, sampleSessions } from './session-samples.ts';
import type { GalleryState } from './states.ts';

type State = Omit<GalleryState, 'tag'>;

const works: GalleryState['handlers'] = (bff) => [...bff.sessions.works(), ...bff.loggedIn()];

/** The session manager behind its tab in My Account, and the warnings before Automatic Sign Out. */
export const sessionsInAccount: readonly State[] = [
  { state: 'sessions', title: 'Sessions', handlers: works, act: 'open-sessions' },
  {
    state: 'sign-out-warning',
    title: 'Before Automatic Sign Out',
    handlers: (bff) => bff.loggedIn(aboutToEnd(sampleSession, 'idle', 45)),
  },
  {
    state: 'end-warning',
    title: 'Before the longest session ends',
    handlers: (bff) => bff.loggedIn(aboutToEnd(sampleSession, 'time', 45)),
  },
  {
    state: 'signed-out',
    title: 'After Automatic Sign Out',
    handlers: (bff) => bff.loggedIn(aboutToEnd(sampleSession, 'idle', 1)),
  },
];

/** Every state of the session manager. */
export const sessionsStates: readonly State[] = [
  { state: 'first-view', title: 'First view', handlers: works },
  {
    state: 'only-this-one',
    title: 'Logged in nowhere else',
    handlers: (bff) => [...bff.sessions.works(sampleSessions(Date.now()).slice(0, 1)), ...bff.loggedIn()],
  },
  { state: 'signed-out-one', title: 'One signed out', handlers: works, act: 'sign-out-one' },
  { state: 'signed-out-others', title: 'Others signed out', handlers: works, act: 'sign-out-others' },
  { state: 'ask', title: 'Before signing out everywhere', handlers: works, act: 'ask-to-sign-out' },
  {
    state: 'not-signed-out',
    title: 'Not signed out',
    handlers: (bff) => [
      ...bff.sessions.refuses('sessions/sign-out-others', { code: 'internal' }),
      ...works(bff),
    ],
    act: 'sign-out-others',
  },
  {
    state: 'fault',
    title: 'Server fault',
    handlers: (bff) => [...bff.sessions.refuses('sessions', { code: 'internal' }), ...works(bff)],
  },
  {
    state: 'offline',
    title: 'Offline',
    handlers: (bff) => [...bff.loggedIn(), ...bff.unreachable()],
    offline: true,
  },
  {
    state: 'logged-out',
    title: 'Logged out',
    handlers: (bff) => [...bff.sessions.works(), ...bff.logInWorks()],
  },
];
