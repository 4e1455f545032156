import type {
  EmailPreviewAnswer,
  ProfileCardAnswer,
  ProfileEventsAnswer,
  ProfileEventsRequest,
  ProfileSearchAnswer,
  ProfileSearchRequest,
  WelcomeEmailRequest,
} from '../../bff/contract/index.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';
import {
  isAnything,
  isEmailPreviewAnswer,
  isProfileCardAnswer,
  isProfileEventsAnswer,
  isProfileSearchAnswer,
} from './profiles-answers.ts';

/** A promise of what a call came to. All calls here can also come to `not-logged-in`, which ends the session in every tab. */
type Asked<T> = Promise<AnswerOutcome<T>>;

/**
 * Finds profiles of the clinic (product rule 33).
 *
 * Problems: `not-allowed`, and those of `AuthClient.load`.
 *
 * @param until - gives the search up: the person has typed on
 */
export async function searchProfiles(
  client: AuthClient,
  request: ProfileSearchRequest,
  until: AbortSignal,
): Asked<ProfileSearchAnswer> {
  return ask(client, 'POST', 'profile-search', request, isProfileSearchAnswer, until);
}

/**
 * A profile's card.
 *
 * Problems: `not-found`, `not-allowed`, and those of `AuthClient.load`.
 */
export async function readProfile(client: AuthClient, id: string): Asked<ProfileCardAnswer> {
  return ask(client, 'GET', pathOf(id), undefined, isProfileCardAnswer);
}

/**
 * Ends all sessions of a profile.
 *
 * Problems: those of {@link readProfile}.
 */
export async function endSessions(client: AuthClient, id: string): Asked<ProfileCardAnswer> {
  return ask(client, 'POST', `${pathOf(id)}/end-sessions`, {}, isProfileCardAnswer);
}

/**
 * Lets somebody try again at once who would have to wait after wrong passwords.
 *
 * Problems: those of {@link readProfile}.
 */
export async function unlockProfile(client: AuthClient, id: string): Asked<ProfileCardAnswer> {
  return ask(client, 'POST', `${pathOf(id)}/unlock`, {}, isProfileCardAnswer);
}

/**
 * The welcome as it would be sent, with a link that opens nothing.
 *
 * Problems: those of {@link sendWelcomeEmail}.
 *
 * @param until - gives it up: the note has changed
 */
export async function previewWelcomeEmail(
  client: AuthClient,
  id: string,
  request: WelcomeEmailRequest,
  until: AbortSignal,
): Asked<EmailPreviewAnswer> {
  return ask(client, 'POST', `${pathOf(id)}/welcome-email/preview`, request, isEmailPreviewAnswer, until);
}

/**
 * Sends the email with which a person chooses a username and password (product rule 9).
 *
 * Problems: `has-login`, `no-email`, `throttled`, and those of {@link readProfile}.
 */
export async function sendWelcomeEmail(
  client: AuthClient,
  id: string,
  request: WelcomeEmailRequest,
): Asked<unknown> {
  return ask(client, 'POST', `${pathOf(id)}/welcome-email`, request, isAnything);
}

/**
 * Sends the email with which a person chooses a new password.
 *
 * Problems: `no-login`, `no-email`, `throttled`, and those of {@link readProfile}.
 */
export async function sendPasswordResetEmail(client: AuthClient, id: string): Asked<unknown> {
  return ask(client, 'POST', `${pathOf(id)}/password-reset-email`, {}, isAnything);
}

/**
 * Pauses a colleague's 2-Step Verification, which resumes by itself (product rule 24).
 *
 * Problems: `wrong-password`, `throttled`, `two-step-off`, and those of {@link readProfile}.
 */
export async function pauseTwoStep(
  client: AuthClient,
  id: string,
  currentPassword: string,
  hours: 1 | 24 | 72,
): Asked<unknown> {
  return ask(client, 'POST', `${pathOf(id)}/two-step/pause`, { currentPassword, hours }, isAnything);
}

/**
 * Resumes it at once, or removes it for good.
 *
 * Problems: those of {@link pauseTwoStep}.
 */
export async function endPauseOrTwoStep(
  client: AuthClient,
  id: string,
  deed: 'resume' | 'remove',
  currentPassword: string,
): Asked<unknown> {
  return ask(client, 'POST', `${pathOf(id)}/two-step/${deed}`, { currentPassword }, isAnything);
}

/**
 * What has happened to a profile, the newest first (product rule 36).
 *
 * Problems: those of {@link readProfile}.
 */
export async function readProfileEvents(
  client: AuthClient,
  id: string,
  request: ProfileEventsRequest,
  until: AbortSignal,
): Asked<ProfileEventsAnswer> {
  return ask(client, 'POST', `${pathOf(id)}/events`, request, isProfileEventsAnswer, until);
}

function pathOf(id: string): string {
  return `profiles/${encodeURIComponent(id)}`;
}
