import type { StepName } from '../contract/index.ts';

/** What is known of one login so far. Facts only: the step is derived from them, never stored beside them. */
export interface LoginFacts {
  /** When username and password were found right (ms since the epoch), or null. */
  readonly passwordVerifiedAt: number | null;
}

/** One thing that a login has to show before it becomes a session. */
interface Requirement {
  /** The question that is asked while the requirement is unmet. */
  readonly step: Exclude<StepName, 'logged-in'>;
  readonly isMet: (facts: LoginFacts) => boolean;
}

/** In the order in which people meet them. A new kind of proof is a line here, not a branch in a route. */
const requirements: readonly Requirement[] = [
  { step: 'password', isMet: (facts) => facts.passwordVerifiedAt !== null },
];

/**
 * The step that a login stands at: the first requirement that its facts leave unmet, or `logged-in` where
 * none is left (ASVS 2.3.1: steps in order, none skipped).
 */
export function nextStep(facts: LoginFacts): StepName {
  return requirements.find((requirement) => !requirement.isMet(facts))?.step ?? 'logged-in';
}
