import type { Context } from 'hono';
import type { Problem, ProblemAnswer, ProblemCode } from '../contract/index.ts';
import type { AppEnv } from './app-env.ts';
import { respond } from './respond.ts';

/** Which HTTP status a problem travels under. */
const statuses: Readonly<Record<ProblemCode, number>> = {
  'wrong-credentials': 401,
  throttled: 429,
  busy: 503,
  'not-logged-in': 401,
  'link-invalid': 410,
  'wrong-code': 401,
  'code-ended': 410,
  'login-ended': 401,
  'wrong-step': 409,
  'code-expired': 410,
  'second-step-closed': 429,
  'recovery-code-closed': 429,
  'recovery-code-dead': 410,
  'sms-too-soon': 429,
  'sms-limit': 429,
  'sms-country': 422,
  'sms-unavailable': 409,
  'phone-unusable': 422,
  'passkey-refused': 401,
  'passkey-not-here': 409,
  'set-up-ended': 410,
  'last-method': 409,
  'two-step-off': 409,
  'wrong-password': 401,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-common': 422,
  'password-personal': 422,
  'password-guessable': 422,
  'password-breached': 422,
  'username-taken': 409,
  'username-unusable': 422,
  'not-allowed': 403,
  'no-email': 409,
  'has-login': 409,
  'no-login': 409,
  'changed-meanwhile': 409,
  'roles-differ': 409,
  'own-profile': 409,
  'wrong-key': 401,
  'session-code-invalid': 410,
  'proof-nonce': 401,
  'clock-off': 401,
  'proof-refused': 401,
  'unknown-clinic': 404,
  'origin-not-allowed': 403,
  'header-missing': 403,
  'not-json': 415,
  malformed: 400,
  'too-large': 413,
  'not-found': 404,
  'method-not-allowed': 405,
  internal: 500,
};

/** The status for a problem, with `Retry-After` set where there is something to wait for (RFC 9110 10.2.3). */
export function problemStatus(c: Context<AppEnv>, problem: Problem): number {
  if (problem.retryAfterSeconds !== undefined)
    c.var.headers['Retry-After'] = String(problem.retryAfterSeconds);
  return statuses[problem.code];
}

/** An answer that is a problem and nothing else. */
export function answerProblem(c: Context<AppEnv>, problem: Problem): Response {
  const answer: ProblemAnswer = { problem, requestId: c.var.requestId };
  return respond(c, problemStatus(c, problem), answer);
}
