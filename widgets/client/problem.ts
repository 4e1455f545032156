import type { ProblemCode } from '../../bff/contract/index.ts';

/**
 * Every code a call can come back with: the server's, and those that only the browser can know.
 * - `offline`: the browser says that it has no network.
 * - `unreachable`: the call failed on its way, or only a gateway in front of the server answered.
 * - `timeout`: no whole answer within the limit of `send`.
 * - `passkey-cancelled`: the browser's question for a passkey was closed, took too long, or found none here.
 * - `signed-out-idle`: the session is over because nobody did anything for too long (product rule 29).
 * - `page-not-secure`: no cookie of the BFF comes back from this page, and without TLS there is no browser key either.
 * - `signed-out-time`: the session is over because it had lasted as long as sessions do (product rule 6).
 *
 * A newer server may send a code that this build does not know; the widget then has its sentence for `internal`.
 */
export type ClientProblemCode =
  | ProblemCode
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'passkey-cancelled'
  | 'page-not-secure'
  | 'signed-out-idle'
  | 'signed-out-time';

/** Why a call did not do what it was for. It never carries what was typed. */
export interface ClientProblem {
  /** Which problem; the widget has the sentence for it (product rule 38). */
  readonly code: ClientProblemCode;
  /** Whole seconds until another try makes sense. */
  readonly retryAfterSeconds?: number;
  /** The name of the field that the problem is about. */
  readonly field?: string;
  /** With `clock-off`: by how many whole seconds this device's clock is ahead of the server's; negative: behind it. */
  readonly aheadSeconds?: number;
}
