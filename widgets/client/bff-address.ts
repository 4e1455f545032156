let defaultBff = '';

const resolved = new Map<string, string>();

/**
 * Says which BFF the widgets of this page talk to when their tag names none.
 *
 * @param bff - its base URL; '' for the page's own origin
 */
export function setDefaultBff(bff: string): void {
  defaultBff = bff;
}

/** The script under the name that never changes its content: `…/widgets/VERSION/clinic-auth.js`. */
const pinnedScript = /\/widgets\/\d[^/]*\/[^/]*$/;

/**
 * The BFF's base URL that the script was loaded from: `https://BFF/widgets/clinic-auth.js` and
 * `https://BFF/widgets/VERSION/clinic-auth.js` give `https://BFF/`.
 *
 * @param scriptUrl - the script's `import.meta.url`
 */
export function bffOfScript(scriptUrl: string): string {
  return new URL(pinnedScript.test(scriptUrl) ? '../..' : '..', scriptUrl).href;
}

/**
 * One spelling for each BFF, so that all widgets that mean the same one share a client.
 *
 * @param bff - a base URL, absolute or relative to the page; '' for the default
 * @returns the absolute base URL without a closing slash; what cannot be read as a URL comes back as it is
 *   (calls to it end as `unreachable`)
 */
export function resolveBff(bff: string): string {
  const named = bff || defaultBff || location.origin;
  // Asked for at every turn, and always with the same few addresses.
  const known = resolved.get(named);
  if (known !== undefined) return known;
  const address = URL.canParse(named, document.baseURI)
    ? new URL(named, document.baseURI).href.replace(/\/+$/, '')
    : named;
  resolved.set(named, address);
  return address;
}
