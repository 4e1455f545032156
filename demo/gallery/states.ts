import type { RequestHandler } from 'msw';
import type { ClinicTag } from '../../widgets/tags.ts';
import type { Act } from './acts.ts';
import type { Answers } from './answers.ts';
import { sampleSession } from './answers.ts';
import { calendarInAccount, calendarStates } from './calendar-states.ts';
import { challengeStates, enforcedStates, recoveryStates, recoveryTagStates } from './login-step-states.ts';
import { doctorStates } from './doctor-states.ts';
import { profilesStates } from './profiles-states.ts';
import { securitySettingsStates } from './security-settings-states.ts';
import { sessionsInAccount, sessionsStates } from './sessions-states.ts';
import { settingsInAccount, settingsStates } from './two-step-settings-states.ts';
import { deadEnds, forgotten, fragment, link, refusals, welcome } from './way-in-states.ts';

/** A state of a tag that the gallery can show. */
export interface GalleryState {
  readonly tag: ClinicTag;
  /** Its name in the address: `#clinic-login/wrong-password`. Unique within the tag; stays the same. */
  readonly state: string;
  /** Its name in the list. */
  readonly title: string;
  /** How the BFF answers: of several handlers for one call the first does. */
  readonly handlers: (bff: Answers) => RequestHandler[];
  /** What the tag has to carry for it; the person at the gallery may overrule that. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the preview does by itself, in the person's place, once the BFF has answered who is logged in. */
  readonly act?: Act;
  /** What stands after `#` in the page's address, where the tag is one that an email's link lands on. */
  readonly fragment?: string;
  /** Whether the browser says that it has no network. */
  readonly offline?: true;
  /** What the browser keeps from the page. */
  readonly without?: 'storage' | 'web-crypto';
}

/** Every state of every tag. A new one is a line here; the list, the address and the preview follow from it. */
export const states: readonly GalleryState[] = [
  ...of('clinic-login', [
    { state: 'first-view', title: 'First view', handlers: (bff) => bff.logInWorks() },
    {
      state: 'nothing-typed',
      title: 'Nothing typed',
      handlers: (bff) => bff.logInWorks(),
      act: 'submit-empty',
    },
    {
      state: 'wrong-password',
      title: 'Wrong password',
      handlers: (bff) => bff.wrongCredentials(),
      act: 'log-in',
    },
    { state: 'throttled', title: 'Too many tries', handlers: (bff) => bff.throttled(90), act: 'log-in' },
    { state: 'busy', title: 'Server busy', handlers: (bff) => bff.busy(12), act: 'log-in' },
    { state: 'slow', title: 'Slow network', handlers: (bff) => bff.slow(12_000), act: 'log-in' },
    {
      state: 'server-down',
      title: 'Server down',
      handlers: (bff) => [...bff.loggedOut(), ...bff.serverDown()],
      act: 'log-in',
    },
    {
      state: 'unreachable',
      title: 'Server not reachable',
      handlers: (bff) => [...bff.loggedOut(), ...bff.unreachable()],
      act: 'log-in',
    },
    {
      state: 'offline',
      title: 'Offline',
      handlers: (bff) => [...bff.loggedOut(), ...bff.unreachable()],
      act: 'log-in',
      offline: true,
    },
    {
      state: 'internal',
      title: 'Server fault',
      handlers: (bff) => [...bff.loggedOut(), ...bff.internal()],
      act: 'log-in',
    },
    {
      state: 'forgotten',
      title: 'Username or password forgotten',
      handlers: (bff) => [...bff.account.recovery(), ...bff.account.link(), ...bff.logInWorks()],
      act: 'forget',
    },
    {
      state: 'logged-in',
      title: 'Logged in',
      handlers: (bff) => bff.loggedIn(),
      attributes: { 'account-url': '/account/' },
    },
    {
      state: 'logged-in-until-you-leave',
      title: 'Logged in, without cookies and storage',
      handlers: (bff) => [...bff.keepsNoCookies(), ...bff.logInWorks()],
      act: 'log-in',
      without: 'storage',
    },
    {
      state: 'clock-off',
      title: 'Clock of the device off',
      handlers: (bff) => bff.clockOff(7 * 60),
      act: 'log-in',
    },
    {
      state: 'page-not-secure',
      title: 'No cookies, and no TLS',
      handlers: (bff) => [...bff.keepsNoCookies(), ...bff.logInWorks()],
      act: 'log-in',
      without: 'web-crypto',
    },
    ...challengeStates,
    ...recoveryStates,
    ...enforcedStates,
    { state: 'unknown-clinic', title: 'Unknown clinic', handlers: (bff) => bff.unknownClinic() },
    {
      state: 'foreign-page',
      title: 'Page not registered',
      handlers: (bff) => bff.originNotAllowed(),
    },
  ]),
  ...of('clinic-account', [
    { state: 'logged-in', title: 'Logged in', handlers: (bff) => bff.loggedIn() },
    {
      state: 'credentials',
      title: 'Username and password',
      handlers: (bff) => bff.loggedIn(),
      act: 'open-credentials',
    },
    ...calendarInAccount,
    ...settingsInAccount,
    ...sessionsInAccount,
    { state: 'logged-out', title: 'Logged out', handlers: (bff) => bff.logInWorks() },
    { state: 'unreachable', title: 'Server not reachable', handlers: (bff) => bff.unreachable() },
  ]),
  ...of('clinic-forgot-password', forgotten),
  ...of('clinic-reset-password', [
    { state: 'first-view', title: 'First view', handlers: link, fragment },
    { state: 'strength', title: 'Strength as one types', handlers: link, fragment, act: 'type-password' },
    ...refusals,
    { state: 'saved', title: 'Saved', handlers: link, fragment, act: 'save-password' },
    ...deadEnds,
  ]),
  ...of('clinic-set-up-account', [
    { state: 'first-view', title: 'First view', handlers: welcome, fragment },
    { state: 'nothing-typed', title: 'Nothing typed', handlers: welcome, fragment, act: 'submit-empty' },
    {
      state: 'username-taken',
      title: 'Username taken',
      handlers: (bff) => [...bff.account.refused('username-taken'), ...welcome(bff)],
      fragment,
      act: 'save-password',
    },
    {
      state: 'username-unusable',
      title: 'Username not usable',
      handlers: (bff) => [...bff.account.refused('username-unusable'), ...welcome(bff)],
      fragment,
      act: 'save-password',
    },
    { state: 'logged-in', title: 'Set up and logged in', handlers: welcome, fragment, act: 'save-password' },
    ...deadEnds,
  ]),
  ...of('clinic-two-step', [
    { state: 'first-view', title: 'Nobody is logging in', handlers: (bff) => bff.logInWorks() },
    ...challengeStates,
    ...recoveryStates,
    ...enforcedStates,
  ]),
  ...of('clinic-recovery-code', recoveryTagStates),
  ...of('clinic-credentials', [
    { state: 'first-view', title: 'First view', handlers: (bff) => bff.loggedIn() },
    {
      state: 'nothing-typed',
      title: 'Nothing typed',
      handlers: (bff) => bff.loggedIn(),
      act: 'submit-empty',
    },
    {
      state: 'wrong-password',
      title: 'Wrong current password',
      handlers: (bff) => [...bff.account.wrongPassword(), ...bff.loggedIn()],
      act: 'save-password',
    },
    {
      state: 'breached',
      title: 'New password known from a breach',
      handlers: (bff) => [...bff.account.refused('password-breached'), ...bff.loggedIn()],
      act: 'save-password',
    },
    {
      state: 'saved',
      title: 'Saved',
      handlers: (bff) => [...bff.account.credentials(sampleSession), ...bff.loggedIn()],
      act: 'save-password',
    },
    { state: 'logged-out', title: 'Logged out', handlers: (bff) => bff.logInWorks() },
  ]),
  ...of('clinic-two-step-settings', settingsStates),
  ...of('clinic-sessions', sessionsStates),
  ...of('clinic-calendar-subscribe', calendarStates),
  ...of('clinic-profiles', profilesStates),
  ...of('clinic-security-settings', securitySettingsStates),
  ...of('clinic-doctor', doctorStates),
];

/** The state of that name; undefined where there is none. */
export function findState(tag: string, state: string): GalleryState | undefined {
  return states.find((entry) => entry.tag === tag && entry.state === state);
}

/** What a state is called in the list. */
export function titleOf({ tag, state }: Pick<GalleryState, 'tag' | 'state'>): string {
  return findState(tag, state)?.title ?? state;
}

function of(tag: ClinicTag, entries: readonly Omit<GalleryState, 'tag'>[]): GalleryState[] {
  return entries.map((entry) => ({ tag, ...entry }));
}
