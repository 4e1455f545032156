import type { Context } from 'hono';
import type { Attempt } from '../actions/attempt.ts';
import { readTwoStepAnswer } from '../actions/read-two-step-answer.ts';
import type { ActingPerson } from '../actions/record-event.ts';
import type { OwnWish } from '../actions/with-own-password.ts';
import type { Problem, TwoStepAnswer, TwoStepChangedAnswer } from '../contract/index.ts';
import type { ProfileKey } from '../storage/profiles.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { browserOf } from './browser-of.ts';
import { answerProblem } from './problems.ts';
import { respond } from './respond.ts';

/** What can go wrong wherever the own 2-Step Verification is changed, by status. */
export const changeProblems = {
  400: 'malformed',
  401: 'not-logged-in',
  403: 'not-allowed, origin-not-allowed, header-missing',
  415: 'not-json',
};

/** The same where the password is asked for once more. */
export const passwordProblems = {
  ...changeProblems,
  401: 'not-logged-in, wrong-password',
  429: 'throttled',
  503: 'busy',
};

/** Whose 2-Step Verification: that of whoever asks, and nobody else's. */
export function ownKey(c: Context<AppEnv>): ProfileKey & ActingPerson {
  const { profileId, givenName, familyName } = c.var.loggedIn.stored;
  return { clinicId: c.var.clinic.id, profileId, givenName, familyName };
}

/** A logged-in person's wish with the password that they gave for it. */
export function ownWish(c: Context<AppEnv>, currentPassword: string): OwnWish {
  return { clinic: c.var.clinic, session: c.var.loggedIn.stored, currentPassword };
}

/** The own 2-Step Verification as it is shown in this page. */
export function readOwnTwoStep(c: Context<AppEnv>, deps: HttpDeps): Promise<TwoStepAnswer> {
  const { profileId } = ownKey(c);
  return readTwoStepAnswer(deps, { clinic: c.var.clinic, profileId, browser: browserOf(c, deps) });
}

/** Notes what was done to whose account (ASVS 16.3.1), with nothing that was typed or shown. */
export function logOwn(c: Context<AppEnv>, { log }: HttpDeps, event: string): void {
  const { clinic, requestId } = c.var;
  log.info({ event, requestId, clinic: clinic.slug, profileId: ownKey(c).profileId }, 'account');
}

/** Answers what was refused, and notes it (ASVS 16.3.3). */
export function refuseOwn(c: Context<AppEnv>, { log }: HttpDeps, problem: Problem): Response {
  const { clinic, requestId } = c.var;
  const about = { clinic: clinic.slug, profileId: ownKey(c).profileId, refused: problem.code };
  log.warn({ event: 'two-step-refused', requestId, ...about }, 'account');
  return answerProblem(c, problem);
}

/**
 * Answers a change: everything as it is now, and the recovery code that came of it.
 *
 * @param event what the log calls it.
 */
export async function answerChange(
  c: Context<AppEnv>,
  deps: HttpDeps,
  event: string,
  attempt: Attempt<string | null>,
): Promise<Response> {
  if (attempt.kind === 'problem') return refuseOwn(c, deps, attempt.problem);
  logOwn(c, deps, event);
  const answer: TwoStepChangedAnswer = {
    twoStep: await readOwnTwoStep(c, deps),
    recoveryCode: attempt.result,
  };
  return respond(c, 200, answer);
}
