import type { Problem } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { type LoginFacts, nextStep } from '../domain/next-step.ts';
import { isStaff } from '../domain/role.ts';
import { LOGIN_SECONDS } from '../domain/two-step.ts';
import type { Db } from '../storage/database.ts';
import { endLogin, insertLogin } from '../storage/logins.ts';
import type { ProfileKey, ProfileLogin } from '../storage/profiles.ts';
import { readTwoStep } from '../storage/two-step.ts';
import type { Deps } from './deps.ts';
import { describeStep, usableMethods } from './describe-step.ts';
import { LOGIN_ENDED, type LoginCall, type LoginOutcome, policyOf, readLogin } from './login-in-progress.ts';
import { openSession } from './open-session.ts';
import { sendLoginCode } from './send-login-code.ts';
import { useTrust } from './trust-browser.ts';

/** What somebody has shown who begins a login. */
export interface FirstStep {
  readonly profile: Omit<ProfileLogin, 'stored'>;
  /** A passkey with user verification is the second step too (rule 27). */
  readonly by: 'password' | 'passkey' | 'welcome-link';
}

/**
 * Begins a login with its first step proven, in the transaction that proves it: where nothing more is asked the
 * session begins at once, else the login is stored with its facts. Where text messages are the default, the
 * code is on its way by then.
 */
export async function beginLogin(
  deps: Deps,
  trx: Db,
  call: LoginCall,
  { profile, by }: FirstStep,
): Promise<LoginOutcome> {
  const { clinic, browser } = call;
  const key = { clinicId: clinic.id, profileId: profile.profileId };
  const now = deps.clock();
  if (browser.loginTokenHash !== null) {
    await endLogin(trx, { clinicId: clinic.id, tokenHash: browser.loginTokenHash }, now);
  }
  // Patients have no second step (rule 15), so nothing of it is read for them.
  const asked = isStaff(profile.role)
    ? policyOf(clinic, (await readTwoStep(trx, key)).facts, now)
    : { secondStepIsOn: false, setUpIsOwed: false };
  const isSecondStepToo = by === 'passkey';
  const mayTrust = asked.secondStepIsOn && !isSecondStepToo && clinic.trustBrowserAllowed === 1;
  const trustToken = mayTrust ? await useTrust(deps, trx, key, browser) : null;
  const facts: LoginFacts = {
    firstStepAt: now,
    secondStepAt: isSecondStepToo || trustToken !== null ? now : null,
    recoveryCodeIssuedAt: null,
    recoveryCodeSavedAt: null,
  };
  if (nextStep(facts, asked) === 'logged-in') {
    const secondStep = trustToken === null ? 'not-asked' : 'trusted-browser';
    const opened = await openSession(deps, trx, clinic, profile, browser, { by, secondStep });
    return { kind: 'logged-in', opened, trustToken };
  }
  return storeLogin(deps, trx, call, key, facts.secondStepAt);
}

async function storeLogin(
  deps: Deps,
  trx: Db,
  { clinic, browser }: LoginCall,
  key: ProfileKey,
  secondStepAt: number | null,
): Promise<LoginOutcome> {
  const now = deps.clock();
  const loginToken = newToken(deps.random);
  const own = tokenHash(loginToken);
  const expiresAt = now + LOGIN_SECONDS * 1000;
  await insertLogin(trx, { ...key, tokenHash: own, expiresAt, firstStepAt: now, secondStepAt });
  const call = { clinic, browser: { ...browser, loginTokenHash: own } };
  const login = await readLogin(deps, trx, call);
  if (!login) return LOGIN_ENDED;
  let problem: Problem | null = null;
  if (login.step === 'second-step' && usableMethods(deps, login, browser.origin)[0] === 'sms') {
    problem = await sendLoginCode(deps, trx, login, browser.origin);
  }
  const current = (await readLogin(deps, trx, call)) ?? login;
  const step = await describeStep(deps, trx, current, browser.origin);
  return { kind: 'step', step, problem, loginToken };
}
