import type * as library from '@simplewebauthn/browser';
import type {
  PasskeyAssertion,
  PasskeyCreationOptions,
  PasskeyRegistration,
  PasskeyRequestOptions,
} from '../../bff/contract/index.ts';
import type { AnswerOutcome } from './outcome.ts';
import type { ClientProblemCode } from './problem.ts';

type Library = typeof library;

/** How to ask for a passkey. */
export interface AskOptions {
  /** Among the username field's suggestions, without a dialog: conditional mediation (WebAuthn Level 3, 5.1.4). */
  readonly autofill?: boolean;
}

/** Whether this browser knows passkeys at all; the WebViews of many apps do not. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/** Whether this browser offers passkeys among the username field's suggestions. */
export async function suggestsPasskeys(): Promise<boolean> {
  // Older browsers have passkeys without suggesting them.
  const known: { isConditionalMediationAvailable?: () => Promise<boolean> } = PublicKeyCredential;
  return (await known.isConditionalMediationAvailable?.()) ?? false;
}

/**
 * Has the browser ask the person for one of their passkeys. A question that is still open is closed by it, and comes
 * back as `passkey-cancelled`.
 *
 * Problems: `passkey-cancelled`, `passkey-not-here`, `passkey-refused`, `unreachable` (the code could not be fetched).
 *
 * @param options - the server's challenge
 */
export async function askForPasskey(
  options: PasskeyRequestOptions,
  { autofill = false }: AskOptions = {},
): Promise<AnswerOutcome<PasskeyAssertion>> {
  return ask(async ({ startAuthentication }) =>
    startAuthentication({
      optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      useBrowserAutofill: autofill,
      // It looks in the document only, and the field may stand in a shadow root.
      verifyBrowserAutofillInput: false,
    }),
  );
}

/**
 * Has the browser make a passkey.
 *
 * Problems: as {@link askForPasskey}; `passkey-refused` where there is one on that device already.
 *
 * @param options - the server's challenge
 */
export async function makePasskey(
  options: PasskeyCreationOptions,
): Promise<AnswerOutcome<PasskeyRegistration>> {
  return ask(async ({ startRegistration }) =>
    startRegistration({
      optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'],
    }),
  );
}

/** Closes the browser's question, if one is open: nobody waits for the answer any more. */
export async function closePasskeyQuestion(): Promise<void> {
  const { WebAuthnAbortService } = await import('@simplewebauthn/browser');
  WebAuthnAbortService.cancelCeremony();
}

async function ask<T, A extends object>(question: (from: Library) => Promise<A>): Promise<AnswerOutcome<T>> {
  let fetched: Library;
  try {
    fetched = await import('@simplewebauthn/browser');
  } catch {
    return { answer: null, problem: { code: 'unreachable' } };
  }
  try {
    // The contract's type is what of the browser's answer the server takes.
    return { answer: (await question(fetched)) as unknown as T, problem: null };
  } catch (error) {
    return { answer: null, problem: { code: codeOf(error) } };
  }
}

/** Browsers say little on purpose: most of what can happen is one `NotAllowedError`. */
function codeOf(error: unknown): ClientProblemCode {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'passkey-cancelled';
  // The domain is not one that these passkeys are made for.
  if (name === 'SecurityError') return 'passkey-not-here';
  return 'passkey-refused';
}
