import type { StepName } from '../contract/index.ts';

/** What is known of one login so far (ms since the epoch, or null). Facts only: the step is derived from them. */
export interface LoginFacts {
  /** When the password, a passkey or a welcome link was found right. */
  readonly firstStepAt: number | null;
  /** When the second step was proven: by a method, a recovery code, a trusted browser, or a set-up just now. */
  readonly secondStepAt: number | null;
  /** When a recovery code was issued in this login, by using the last one or by setting up. */
  readonly recoveryCodeIssuedAt: number | null;
  /** When the person said that they have saved it. */
  readonly recoveryCodeSavedAt: number | null;
}

/** What the clinic and the profile ask for now: a changed policy reaches logins in flight. */
export interface LoginPolicy {
  /** 2-Step Verification is on, and not paused. */
  readonly secondStepIsOn: boolean;
  /** It is off, and the clinic wants it of this profile (rule 23). */
  readonly setUpIsOwed: boolean;
}

/** One thing that a login has to show before it becomes a session. */
interface Requirement {
  /** The question that is asked while the requirement is unmet. */
  readonly step: Exclude<StepName, 'logged-in'>;
  readonly isMet: (facts: LoginFacts, policy: LoginPolicy) => boolean;
}

/** In the order in which people meet them. A new kind of proof is a line here, not a branch in a route. */
const requirements: readonly Requirement[] = [
  { step: 'password', isMet: (facts) => facts.firstStepAt !== null },
  { step: 'second-step', isMet: (facts, policy) => !policy.secondStepIsOn || facts.secondStepAt !== null },
  { step: 'set-up-two-step', isMet: (_facts, policy) => !policy.setUpIsOwed },
  {
    step: 'save-recovery-code',
    isMet: (facts) => facts.recoveryCodeIssuedAt === null || facts.recoveryCodeSavedAt !== null,
  },
];

/** The steps in their order; the last one is the session. */
export const stepOrder: readonly StepName[] = [...requirements.map(({ step }) => step), 'logged-in'];

/**
 * The step that a login stands at: the first requirement that its facts leave unmet, or `logged-in` where
 * none is left (ASVS 2.3.1: steps in order, none skipped).
 */
export function nextStep(facts: LoginFacts, policy: LoginPolicy): StepName {
  return requirements.find((requirement) => !requirement.isMet(facts, policy))?.step ?? 'logged-in';
}
