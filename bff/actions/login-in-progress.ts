import type { Problem, Step, StepName } from '../contract/index.ts';
import { type LoginPolicy, nextStep } from '../domain/next-step.ts';
import { isStaff } from '../domain/role.ts';
import { type TwoStepFacts, twoStepState } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { findLogin, type StoredLogin } from '../storage/logins.ts';
import { findProfile, type Profile, type ProfileKey } from '../storage/profiles.ts';
import { type ReadTwoStep, readTwoStep } from '../storage/two-step.ts';
import type { Deps } from './deps.ts';
import type { Browser, OpenedSession } from './open-session.ts';

/** A login under way, with what is asked of it now. */
export interface LoginInProgress {
  readonly clinic: Clinic;
  readonly key: ProfileKey;
  readonly stored: StoredLogin;
  readonly profile: Profile;
  readonly twoStep: ReadTwoStep;
  readonly step: StepName;
}

/** One call of a login: where, and from which browser. */
export interface LoginCall {
  readonly clinic: Clinic;
  readonly browser: Browser;
}

/** What came of one call of a login. */
export type LoginOutcome =
  /** It goes on. `loginToken`: it has just begun, and this is its cookie's. */
  | {
      readonly kind: 'step';
      readonly step: Step;
      readonly problem: Problem | null;
      readonly loginToken: string | null;
    }
  /** It is over and begins again at the password. */
  | { readonly kind: 'over'; readonly problem: Problem | null }
  | {
      readonly kind: 'logged-in';
      readonly opened: OpenedSession;
      /** For the cookie of a browser that is trusted from now on, or still. */
      readonly trustToken: string | null;
    };

/** No login in progress came along, or its time is over. */
export const LOGIN_ENDED: LoginOutcome = { kind: 'over', problem: { code: 'login-ended' } };

/** What the clinic and the profile ask of a login now. */
export function policyOf(
  { twoStepEnforced }: Pick<Clinic, 'twoStepEnforced'>,
  facts: TwoStepFacts,
  now: number,
): LoginPolicy {
  const state = twoStepState(facts, now);
  return {
    secondStepIsOn: state === 'on',
    setUpIsOwed: twoStepEnforced === 1 && isStaff(facts.role) && state === 'off',
  };
}

/** The login whose token came along, with the step it stands at; null where none is in progress. */
export async function readLogin(
  { clock }: Pick<Deps, 'clock'>,
  db: Db,
  { clinic, browser }: LoginCall,
): Promise<LoginInProgress | null> {
  const now = clock();
  const tokenHash = browser.loginTokenHash;
  const stored = tokenHash && (await findLogin(db, { clinicId: clinic.id, tokenHash }, now));
  if (!stored) return null;
  const profile = await findProfile(db, { clinicId: clinic.id, id: stored.profileId });
  if (!profile) return null;
  const key = { clinicId: clinic.id, profileId: profile.id };
  const twoStep = await readTwoStep(db, key);
  const step = nextStep(stored, policyOf(clinic, twoStep.facts, now));
  return { clinic, key, stored, profile, twoStep, step };
}
