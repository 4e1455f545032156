/** The part of Trusted Types that is needed here; TypeScript's own DOM library does not have it yet. */
interface PolicyMaker {
  createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string }): unknown;
}

/**
 * Lets one script's address, and no other, be handed to the browser as plain text. msw registers its worker so, which
 * a page that requires Trusted Types would otherwise refuse.
 *
 * @param allowed - the script's address
 */
export function allowScriptUrl(allowed: URL): void {
  const { trustedTypes } = window as Window & { readonly trustedTypes?: PolicyMaker };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, document.baseURI).href !== allowed.href)
        throw new TypeError(`${url} is no script of ours`);
      return url;
    },
  });
}
