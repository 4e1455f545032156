/** A DPoP proof (RFC 9449, 4.2), taken apart without the library that made it. */
export interface Proof {
  readonly header: Readonly<Record<string, unknown>>;
  readonly jwk: JsonWebKey;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What is wrong with it in itself, its signature included. */
  readonly faults: readonly string[];
  /** The hash of a token as `ath` has it. */
  hashOf(token: string): Promise<string>;
}

/** Takes a proof apart, and verifies its signature with the key that it names. */
export async function readProof(proof: string): Promise<Proof> {
  const [header = '', claims = '', signature = ''] = proof.split('.');
  const head = parse(header);
  const jwk = head['jwk'] as JsonWebKey;
  const faults: string[] = [];
  if (head['typ'] !== 'dpop+jwt') faults.push(`typ ${String(head['typ'])}`);
  if (head['alg'] !== 'ES256') faults.push(`alg ${String(head['alg'])}`);
  if ('d' in jwk) faults.push('the private key');
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  const isSigned = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    bytesOf(signature),
    new TextEncoder().encode(`${header}.${claims}`),
  );
  if (!isSigned) faults.push('the signature');
  return { header: head, jwk, claims: parse(claims), faults, hashOf };
}

async function hashOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function parse(part: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(bytesOf(part))) as Record<string, unknown>;
}

function bytesOf(part: string): Uint8Array<ArrayBuffer> {
  const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
