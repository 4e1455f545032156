import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SecureWorld } from './secure-world.ts';
import type { Visitor } from './visitor.ts';

/** Below the BFF's host: nothing of the product answers there. */
export const PROBE_PATH = '/cookie-probe';

/** Which of the two kinds of cookie that another site can set have come back. */
export interface KeptCookies {
  /** `SameSite=None`. */
  readonly thirdParty: boolean;
  /** `SameSite=None; Partitioned`. */
  readonly partitioned: boolean;
}

/** Sets both and tells which had come along. */
export function answerProbe(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const cookies = incoming.headers.cookie ?? '';
  const kept: KeptCookies = {
    thirdParty: cookies.includes('probe-third-party='),
    partitioned: cookies.includes('probe-partitioned='),
  };
  const attributes = 'Path=/; Secure; HttpOnly; SameSite=None; Max-Age=600';
  outgoing
    .writeHead(200, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': incoming.headers.origin ?? '',
      'Access-Control-Allow-Credentials': 'true',
      'Set-Cookie': [`probe-third-party=1; ${attributes}`, `probe-partitioned=1; ${attributes}; Partitioned`],
    })
    .end(JSON.stringify(kept));
}

/**
 * Finds out what this browser keeps of the BFF's host on the clinic's page, which stands open: so that a browser whose
 * settings were not taken is found out.
 */
export async function probeCookies(
  visitor: Visitor,
  { bffHost, siteUrl }: SecureWorld,
): Promise<KeptCookies> {
  const url = `https://${bffHost}:${new URL(siteUrl).port}${PROBE_PATH}`;
  const ask = `const ask = async () => (await fetch(input, { credentials: 'include', cache: 'no-store' })).json();`;
  return (await visitor.run(`${ask} await ask(); return ask();`, url)) as KeptCookies;
}
