import type { Problem, StepName } from '../contract/index.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { endLogin } from '../storage/logins.ts';
import { holdProfile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { describeStep } from './describe-step.ts';
import {
  LOGIN_ENDED,
  type LoginCall,
  type LoginInProgress,
  type LoginOutcome,
  readLogin,
} from './login-in-progress.ts';
import { openSession } from './open-session.ts';
import { trustBrowser } from './trust-browser.ts';

/**
 * Does something at the step that a login stands at, and only there (ASVS 2.3.1).
 *
 * @param work gets the login as it stands; what comes of it is the call's outcome.
 * @returns the current step with `wrong-step` where the login stands elsewhere, `login-ended` where there is none.
 */
export async function atStep(
  deps: Deps,
  call: LoginCall,
  step: StepName,
  work: (login: LoginInProgress) => Promise<LoginOutcome>,
): Promise<LoginOutcome> {
  const login = await readLogin(deps, deps.database.db, call);
  if (!login) return LOGIN_ENDED;
  return login.step === step ? work(login) : stay(deps, call, { code: 'wrong-step' });
}

/** The step that a login stands at now, with what was wrong with the last answer, if anything. */
export async function stay(deps: Deps, call: LoginCall, problem: Problem | null): Promise<LoginOutcome> {
  const { db } = deps.database;
  const login = await readLogin(deps, db, call);
  if (!login) return LOGIN_ENDED;
  const step = await describeStep(deps, db, login, call.browser.origin);
  return { kind: 'step', step, problem, loginToken: null };
}

/**
 * Notes what a login has proven and goes on, in one transaction that holds the profile: of many that prove the
 * same at once, one wins.
 *
 * @param prove writes the facts; false: nothing was proven, and nothing is kept.
 * @param wantsTrust whether the browser is to be trusted once the session is there (rule 22).
 * @returns null where nothing was proven.
 */
export async function proveAndAdvance(
  deps: Deps,
  call: LoginCall,
  login: LoginInProgress,
  prove: (trx: Db) => Promise<boolean>,
  wantsTrust = false,
): Promise<LoginOutcome | null> {
  return allOrNothing<LoginOutcome | null>(deps.database.db, async (trx) => {
    await holdProfile(trx, login.key);
    if (!(await prove(trx))) return { keep: false, outcome: null };
    const outcome = await advanceLogin(deps, trx, call, wantsTrust);
    return { keep: outcome.kind !== 'over', outcome };
  });
}

/** Reads what a login stands at after its facts have changed: the next step, or its session. */
export async function advanceLogin(
  deps: Deps,
  trx: Db,
  call: LoginCall,
  wantsTrust = false,
): Promise<LoginOutcome> {
  const { clinic, browser } = call;
  const login = await readLogin(deps, trx, call);
  if (!login) return LOGIN_ENDED;
  if (login.step !== 'logged-in') {
    const step = await describeStep(deps, trx, login, browser.origin);
    return { kind: 'step', step, problem: null, loginToken: null };
  }
  if (!(await endLogin(trx, login.stored, deps.clock()))) return LOGIN_ENDED;
  const { profile, key } = login;
  const person = { ...profile, ...key };
  const opened = await openSession(deps, trx, clinic, person, browser, { secondStep: 'given' });
  const trusts = wantsTrust && clinic.trustBrowserAllowed === 1;
  const trustToken = trusts ? await trustBrowser(deps, trx, person, browser) : null;
  return { kind: 'logged-in', opened, trustToken };
}
