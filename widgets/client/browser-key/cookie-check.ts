import { isRecord } from '../answers.ts';

/** What a cookie check has come to. */
export interface CookieCheck {
  /** Whether cookies come back; null: the BFF did not say (an older one, one that is busy, or a proxy's page). */
  readonly areKept: boolean | null;
  /** The nonce that a first proof may carry (RFC 9449, 8); null: none came. */
  readonly nonce: string | null;
}

/**
 * The cookie check: whether a cookie that the BFF sets comes back from this page. It is asked once, and once more where
 * none came along, because the first answer may have been the one to set it. One page of the browser checks at a time:
 * the answer takes the cookie away again.
 *
 * Throws where the network fails, as `fetch` does.
 *
 * @param bff - the BFF's base URL
 * @param slug - the clinic's
 * @param signal - gives it up
 */
export async function checkCookies(
  bff: string,
  slug: string,
  signal: AbortSignal | null,
): Promise<CookieCheck> {
  const url = `${bff}/v1/clinics/${encodeURIComponent(slug)}/cookies`;
  return alone(`clinic-auth:${bff}:${slug}:cookies`, signal, async () => {
    const first = await ask(url, signal);
    return first.areKept === false ? ask(url, signal) : first;
  });
}

async function ask(url: string, signal: AbortSignal | null): Promise<CookieCheck> {
  const response = await fetch(url, { credentials: 'include', cache: 'no-store', redirect: 'error', signal });
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  const kept = isRecord(body) ? body['kept'] : null;
  return {
    areKept: typeof kept === 'boolean' ? kept : null,
    nonce: response.headers.get('DPoP-Nonce'),
  };
}

/** Runs it while no other page of this browser does; old browsers, and pages without an origin, know no locks. */
async function alone<T>(name: string, signal: AbortSignal | null, run: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return run();
  const running: Promise<T>[] = [];
  const begin = (): Promise<T> => {
    const outcome = run();
    running.push(outcome);
    return outcome;
  };
  try {
    return await locks.request(name, signal ? { signal } : {}, begin);
  } catch {
    return running[0] ?? run();
  }
}
