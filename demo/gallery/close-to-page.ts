/**
 * Makes the browser keep something from this page, as some do.
 *
 * @param what - `storage`: IndexedDB, where cookies are blocked altogether; `web-crypto`: keys, without TLS
 */
export function closeToPage(what: 'storage' | 'web-crypto'): void {
  if (what === 'web-crypto') {
    Object.defineProperty(crypto, 'subtle', { value: undefined });
    return;
  }
  indexedDB.open = () => {
    throw new DOMException('storage is closed to the page', 'SecurityError');
  };
}
