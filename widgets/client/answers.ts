import type { ClinicAnswer, Problem, Step, StepName } from '../../bff/contract/index.ts';

/** Every step that these widgets know; a step added to the contract does not compile without it. */
const knownSteps: Readonly<Record<StepName, true>> = {
  password: true,
  'second-step': true,
  'set-up-two-step': true,
  'save-recovery-code': true,
  'logged-in': true,
};

/** A value that is an object, so that its members can be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The problem in an answer's body, or null where it holds none: it may come from a proxy, not from the BFF. */
export function readProblem(body: unknown): Problem | null {
  const problem = isRecord(body) && body['problem'];
  return isRecord(problem) && 'code' in problem ? (problem as unknown as Problem) : null;
}

/** Whether the body tells which clinic this is and whose session. */
export function isClinicAnswer(body: unknown): body is ClinicAnswer {
  return isRecord(body) && isRecord(body['clinic']) && 'session' in body;
}

/** The step in a login call's body, or null where there is none that this build knows. */
export function readStep(body: unknown): Step | null {
  const step = isRecord(body) && body['step'];
  return isStep(step) ? step : null;
}

function isStep(step: unknown): step is Step {
  return isRecord(step) && Object.hasOwn(knownSteps, String(step['name']));
}
