/**
 * Takes a secret out of the fragment of the page's address, such as an email's link's: `#token=…` (product rule 13).
 *
 * The address loses its fragment at once, so that the secret stands neither in the history nor in a bookmark or
 * a shared address; no server has seen it, and no `Referer` carries a fragment (RFC 9110, 10.1.3).
 *
 * @param name - what it is called there
 * @returns the secret; null if the address has none, in which case it stays as it is
 */
export function takeFromFragment(name: string): string | null {
  const secret = new URLSearchParams(location.hash.slice(1)).get(name);
  // The whole address: a relative one would be resolved by the page's <base>.
  if (secret !== null) history.replaceState(history.state, '', location.href.split('#')[0]);
  return secret;
}
