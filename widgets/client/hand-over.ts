import type { SessionAnswer, SessionCodeAnswer } from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import { takeFromFragment } from './link-token.ts';

/** The name of the code in the fragment of the page's address. */
const codeName = 'session-code';

/** Nobody waits longer than this for being handed over, in milliseconds: logging in again is quicker. */
const patienceMilliseconds = 5_000;

/**
 * Hands the session on to a page of another origin, by a code that works once, for a minute (product rule 37). It goes
 * in the fragment, which no server's log and no `Referer` ever sees (RFC 9110, 10.1.3): the page passes it to its server.
 *
 * @param address - of the page, absolute
 * @returns the address with the code; without one where the clinic does not know the page's origin, or no code could
 *   be had
 */
export async function handOver(client: AuthClient, address: string): Promise<string> {
  const url = new URL(address);
  const { origin } = url;
  const until = AbortSignal.timeout(patienceMilliseconds);
  const { answer, problem } = await ask(client, 'POST', 'session/code', { for: origin }, isCode, until);
  if (answer) url.hash = `${url.hash ? `${url.hash}&` : ''}${codeName}=${answer.code}`;
  if (problem?.code === 'origin-not-allowed') {
    console.warn(
      `clinic-auth: ${origin} of account-url is not registered with the clinic: it gets no session code`,
    );
  }
  return url.href;
}

/** Goes on with the session that a page of another site has handed to this one, which has to be the BFF's own. */
export async function continueSession(client: AuthClient): Promise<void> {
  if (!`${client.bff}/`.startsWith(`${location.origin}/`)) return;
  const code = takeFromFragment(codeName);
  if (code === null) return;
  // Its answer brings a credential, as a login's does.
  client.isLoggingIn = true;
  const { answer } = await ask(client, 'POST', 'session/continue', { code }, isSession);
  if (answer) client.tellSession(answer.session, null);
}

function isCode(body: unknown): body is SessionCodeAnswer {
  return isRecord(body) && typeof body['code'] === 'string';
}

function isSession(body: unknown): body is SessionAnswer {
  return isRecord(body) && isRecord(body['session']);
}
