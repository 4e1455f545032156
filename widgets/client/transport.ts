import { readProblem } from './answers.ts';
import type { AuthClient } from './auth-client.ts';
import { carry } from './carrier.ts';
import type { ClientProblem, ClientProblemCode } from './problem.ts';

/** The methods that the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a call came to. Every failure is a value: nothing here throws, whatever the network does. */
export interface Reply {
  /** The answer as parsed from JSON, trusted in nothing; null where there was none. */
  readonly body: unknown;
  /** Null if and only if the answer was a 2xx that could be read. */
  readonly problem: ClientProblem | null;
}

/**
 * How long a call may take, in milliseconds. Argon2id behind a full queue takes a few seconds, a phone on a
 * poor line some more; after this a person would rather be told.
 */
export const callLimitMilliseconds = 15_000;

/**
 * Sends one call to the BFF. All calls of the widgets come past here.
 *
 * A GET stays a request that needs no preflight (Fetch, "CORS-safelisted"), so that the page's first question
 * costs one round trip. Every unsafe call carries `X-Clinic-Auth: 1` and is declared as JSON, which no form on
 * a foreign page can send (ASVS 3.5.1, 3.5.2). Nothing is ever sent twice: a POST whose answer got lost may
 * have been carried out.
 *
 * @param client - whose call it is
 * @param method - GET for questions; the others for what changes something
 * @param url - the whole address
 * @param content - what goes out as JSON; left out: no body
 * @param open - takes the answer out of its response; left out: as JSON
 * @param until - gives the call up, in place of the usual limit
 * @returns the answer, or the problem: the server's own, or `offline`, `unreachable`, `timeout`, `internal`
 */
export async function send(
  client: AuthClient,
  method: Method,
  url: string,
  content?: unknown,
  open: typeof read = read,
  until?: AbortSignal,
): Promise<Reply> {
  try {
    const response = await carry(client, url, {
      method,
      credentials: 'include',
      cache: 'no-store',
      // The API never redirects. A login page of some Wi-Fi does, and must not see what was typed.
      redirect: 'error',
      signal: until ?? AbortSignal.timeout(callLimitMilliseconds),
      headers: method === 'GET' ? {} : { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' },
      body: content === undefined ? null : JSON.stringify(content),
    });
    return await open(response);
  } catch (error) {
    return { body: null, problem: { code: failureCode(error) } };
  }
}

/** Takes an answer out of its response as JSON; what is neither that nor a 2xx is a problem. */
export async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const { status } = response;
  try {
    const body: unknown = text ? JSON.parse(text) : null;
    const problem = readProblem(body);
    if (response.ok || problem) return { body, problem };
  } catch {
    // Not JSON: a proxy's page, to be told by its status.
  }
  // 502 to 504: a gateway is there, the BFF behind it is not (RFC 9110, 15.6.3 to 15.6.5).
  return { body: null, problem: { code: status > 501 && status < 505 ? 'unreachable' : 'internal' } };
}

function failureCode(error: unknown): ClientProblemCode {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  // Asked only now: browsers say "online" too readily, but "offline" only when they are sure.
  return navigator.onLine ? 'unreachable' : 'offline';
}
