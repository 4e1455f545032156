/**
 * Takes the token of an email's link out of the page's address: `#token=…` (product rule 13).
 *
 * The address loses its fragment at once, so that the token stands neither in the history nor in a bookmark or
 * a shared address; no server has seen it, and no `Referer` carries a fragment (RFC 9110, 10.1.3).
 *
 * @returns the token; null if the address has none, in which case it stays as it is
 */
export function takeLinkToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  // The whole address: a relative one would be resolved by the page's <base>.
  if (token !== null) history.replaceState(history.state, '', location.href.split('#')[0]);
  return token;
}
