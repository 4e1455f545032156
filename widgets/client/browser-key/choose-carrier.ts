import type { AuthClient } from '../auth-client.ts';
import { isClinicAnswer } from '../answers.ts';
import type { Carrier } from '../carrier.ts';
import { checkCookies } from './cookie-check.ts';
import type { CookieCheck } from './cookie-check.ts';
import { cookieCarrier } from './cookie-carrier.ts';
import { recallKeyed } from './keyed-memory.ts';

/** Carries one call. */
type OneCall = Pick<Carrier, 'fetch'>;

const byCookies: OneCall = cookieCarrier;

/**
 * Finds out how a client's credentials are kept: by cookies, or by a browser key where somebody is logged in by one
 * already, or where a cookie check at a login shows that cookies do not come back. From the moment that this is sure, it
 * stands in the client's `carrier`.
 *
 * Throws where the network fails, as `fetch` does: the call that asked has failed then.
 *
 * @param init - what the call is made with that asks
 * @returns carries that call
 */
export async function chooseCarrier(client: AuthClient, { signal = null }: RequestInit): Promise<OneCall> {
  const { bff, slug } = client;
  const isKeyed = recallKeyed(bff);
  if (!slug) return isKeyed ? byAskingWhichClinic(client) : byCookies;
  if (isKeyed) {
    const { resumeBrowserKey } = await import('./open-browser-key.ts');
    const carrier = await resumeBrowserKey(client);
    if (carrier) return (client.carrier = carrier);
  }
  if (!client.isLoggingIn) return byCookies;
  const { areKept, nonce } = await checkFor(client, signal);
  if (client.carrier) return client.carrier;
  if (areKept === null) return byCookies;
  if (areKept) return (client.carrier = cookieCarrier);
  if (!(crypto.subtle as SubtleCrypto | undefined)) return refused;
  const { makeBrowserKey } = await import('./open-browser-key.ts');
  return (client.carrier = await makeBrowserKey(client, nonce));
}

/** Unless it says how cookies fare, the next login has to ask again, and nothing that comes before. */
async function checkFor(client: AuthClient, signal: AbortSignal | null): Promise<CookieCheck> {
  const { bff, slug } = client;
  client.isLoggingIn = false;
  const check = await checkCookies(bff, slug, signal);
  client.isLoggingIn = check.areKept === false;
  return check;
}

/** The tag does not say which clinic it means, and only the clinic's name finds its key. */
function byAskingWhichClinic(client: AuthClient): OneCall {
  return {
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => null);
      if (!isClinicAnswer(body)) return response;
      client.slug = body.clinic.slug;
      const carrier = await chooseCarrier(client, init);
      const again = `${client.bff}/v1/clinics/${encodeURIComponent(client.slug)}`;
      return carrier === byCookies ? response : carrier.fetch(again, init);
    },
  };
}

/** No cookies, and no keys either: browsers make those for secure pages only (W3C Secure Contexts). */
const refused: OneCall = {
  fetch: async () => {
    console.warn(`clinic-auth: page-not-secure: without cookies, ${location.origin} needs https`);
    return new Response(JSON.stringify({ problem: { code: 'page-not-secure' } }), { status: 400 });
  },
};
