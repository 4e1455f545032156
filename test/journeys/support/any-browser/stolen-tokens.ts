import assert from 'node:assert/strict';
import { generateKeyPair, generateProof } from 'dpop';
import { CLINIC, type SecureWorld } from './secure-world.ts';

/**
 * Tries what a thief would with tokens out of somebody's browser, but without the key: none of it may open the
 * session.
 */
export async function assertUseless(world: SecureWorld, tokens: readonly string[]): Promise<void> {
  assert.ok(tokens.length > 0, 'there is nothing to steal');
  const path = `/v1/clinics/${CLINIC}/session`;
  const status = async (headers: Record<string, string>) => {
    const answer = await fetch(`${world.innerBffUrl}${path}`, {
      headers: { Origin: world.siteUrl, ...headers },
    });
    await answer.body?.cancel();
    return { code: answer.status, nonce: answer.headers.get('DPoP-Nonce') };
  };
  const own = await generateKeyPair('ES256');
  const proof = (token: string, nonce?: string) =>
    generateProof(own, `${world.bffUrl}${path}`, 'GET', nonce, token);

  for (const token of tokens) {
    const asKeyed = { Authorization: `DPoP ${token}` };
    const { nonce } = await status({ ...asKeyed, DPoP: await proof(token) });
    assert.ok(nonce, 'the BFF has handed out a nonce');
    const tries: Readonly<Record<string, Record<string, string>>> = {
      'without a proof': asKeyed,
      'with a proof of one’s own key': { ...asKeyed, DPoP: await proof(token, nonce) },
      'as a bearer token': { Authorization: `Bearer ${token}` },
      'as a cookie': { Cookie: `__Host-clinic-session-${CLINIC}=${token}` },
    };
    for (const [how, headers] of Object.entries(tries)) {
      assert.equal((await status(headers)).code, 401, `a stolen token ${how}`);
    }
  }
}
