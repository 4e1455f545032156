import type { StoredPassword } from '../crypto/password-hasher.ts';
import { clientNetwork } from '../domain/client-network.ts';
import { normalisePassword } from '../domain/password.ts';
import { usernameKey } from '../domain/username.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { isKnownBrowser } from '../storage/known-browsers.ts';
import { confirmPassword } from '../storage/passwords.ts';
import { findLogin, findProfile, holdProfile, type ProfileLogin } from '../storage/profiles.ts';
import { beginLogin } from './begin-login.ts';
import { BUSY_PROBLEM } from './busy.ts';
import { countTryOn, nobodysSubject, settleTry, type Subject, uncountTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import type { LoginCall, LoginOutcome } from './login-in-progress.ts';
import { recordEvent } from './record-event.ts';

export interface PasswordTry extends LoginCall {
  readonly username: string;
  readonly password: string;
}

/** For so long a browser stays known to a profile after its last login there. */
const KNOWN_BROWSER_SECONDS = 30 * 24 * 3600;
const WRONG: LoginOutcome = { kind: 'over', problem: { code: 'wrong-credentials' } };
const BUSY: LoginOutcome = { kind: 'over', problem: BUSY_PROBLEM };

/**
 * Judges a username and password, and begins the login. What does not fit gets one answer, after the same reads, the same write
 * and the same hash, whether the name, the password or the whole profile was wrong (rule 2; ASVS 6.3.8).
 *
 * Problems: `wrong-credentials`, `throttled`, `busy`.
 */
export async function verifyPassword(deps: Deps, attempt: PasswordTry): Promise<LoginOutcome> {
  const clinicId = attempt.clinic.id;
  const key = usernameKey(attempt.username) ?? '';
  const { found, tried } = await countTryOn(deps, clinicId, async (trx) => {
    const login = await findLogin(trx, { clinicId, usernameKey: key });
    return { login, subjects: await subjectsOf(deps, trx, attempt, key, login) };
  });
  if (tried.kind === 'throttled') {
    return { kind: 'over', problem: { code: 'throttled', retryAfterSeconds: tried.retryAfterSeconds } };
  }
  const { login, subjects } = found;

  const password = normalisePassword(attempt.password);
  const verified = await deps.hasher.verify(password, login?.stored ?? null);
  if (verified.kind === 'busy') {
    await uncountTry(deps, clinicId, subjects);
    return BUSY;
  }
  if (verified.kind === 'wrong' || !login) {
    await recordWrong(deps, clinicId, login);
    return WRONG;
  }

  const newer = verified.outdated ? await hashAnew(deps, password) : null;
  return finish(deps, attempt, { login, newer, subjects });
}

/**
 * What a try is counted on. In a browser that the profile knows, the browser alone: strangers' guesses do
 * not lock its owner out there, and its own guesses are limited just as well (rule 3).
 */
async function subjectsOf(
  deps: Deps,
  trx: Db,
  { clinic, browser }: PasswordTry,
  key: string,
  login: ProfileLogin | null,
): Promise<readonly Subject[]> {
  const tokenHash = browser.knownTokenHash;
  const profileId = login?.profileId ?? '';
  if (tokenHash !== null) {
    const notBefore = deps.clock() - KNOWN_BROWSER_SECONDS * 1000;
    const known = await isKnownBrowser(trx, { clinicId: clinic.id, tokenHash, profileId }, notBefore);
    if (known) return [{ kind: 'browser', id: `${profileId}:${tokenHash}` }];
  }
  return [
    { kind: 'address', id: clientNetwork(browser.address) },
    login ? { kind: 'profile', id: login.profileId } : nobodysSubject(deps, key),
  ];
}

/** Known names and unknown ones alike: the same write. What was typed as a name may be a password. */
async function recordWrong(deps: Deps, clinicId: number, login: ProfileLogin | null): Promise<void> {
  await recordEvent(deps, deps.database.db, {
    clinicId,
    event: 'login-failed',
    actor: { kind: 'stranger' },
    subjectId: login?.profileId ?? null,
    details: { by: 'password' },
  });
}

/** The password in today's form; null where there is no room for that now: the next login tries again. */
async function hashAnew({ hasher }: Deps, password: string): Promise<StoredPassword | null> {
  const hashed = await hasher.hash(password);
  return hashed.kind === 'hashed' ? hashed.stored : null;
}

async function finish(
  deps: Deps,
  { clinic, browser }: PasswordTry,
  found: { login: ProfileLogin; newer: StoredPassword | null; subjects: readonly Subject[] },
): Promise<LoginOutcome> {
  const { login, newer, subjects } = found;
  const { stored, profileId } = login;
  const key = { clinicId: clinic.id, profileId };
  const at = deps.clock();
  const outcome = await allOrNothing<LoginOutcome>(deps.database.db, async (trx) => {
    await holdProfile(trx, key);
    if (!(await confirmPassword(trx, key, stored, { at, newer }))) return { keep: false, outcome: WRONG };
    // As it is now that nobody changes it: with another role, another login begins.
    const profile = await findProfile(trx, { clinicId: clinic.id, id: profileId });
    if (!profile) return { keep: false, outcome: WRONG };
    await settleTry(trx, clinic.id, subjects);
    const first = { profile: { ...profile, profileId }, by: 'password' } as const;
    return { keep: true, outcome: await beginLogin(deps, trx, { clinic, browser }, first) };
  });
  // The second step's text message may have been put into the outbox.
  if (outcome.kind === 'step') deps.nudgeCourier();
  return outcome;
}
