import { generateProof } from 'dpop';
import type { KeyRecord } from './key-record.ts';
import { liveToken, tokensHeader, writeCompanions } from './tokens.ts';

/**
 * Sends a request with a proof of the browser key, a fresh one each time (RFC 9449, 4.2), and with the tokens that it
 * opens. No cookie goes along, and a redirect is not followed: the tokens are for the BFF alone.
 *
 * @param record - the key and the tokens
 * @param nonce - the newest one of the BFF; null: none is known
 */
export async function sendKeyed(
  url: string,
  init: RequestInit,
  { keyPair, tokens }: KeyRecord,
  nonce: string | null,
): Promise<Response> {
  const now = Date.now();
  const session = liveToken(tokens, 'session', now);
  const companions = writeCompanions(tokens, now);
  const { origin, pathname } = new URL(url);
  const proof = await generateProof(
    keyPair,
    origin + pathname,
    init.method ?? 'GET',
    nonce ?? undefined,
    session,
  );
  const headers = new Headers(init.headers);
  headers.set('DPoP', proof);
  if (session !== undefined) headers.set('Authorization', `DPoP ${session}`);
  if (companions) headers.set(tokensHeader, companions);
  return fetch(url, { ...init, headers, credentials: 'omit', redirect: 'error' });
}
