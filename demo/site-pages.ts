import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder with the clinics' pages, pictures and styles. */
export const siteFolder = join(import.meta.dirname, 'site');

/** Clinics with a host name of their own, which browsers resolve to this machine (RFC 6761, 6.3). */
const homes: Readonly<Partial<Record<string, string>>> = {
  'maple-street.localhost': '/',
  'harbour-dental.localhost': '/harbour-dental/',
};

/** What an address of the demo site leads to. */
export type FoundPage =
  /** A page, ready to send. */
  | { readonly kind: 'page'; readonly html: string }
  /** The same address with a slash at its end, where the page stands. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'none' };

/** The demo site's pages, found by their address. */
export interface SitePages {
  /**
   * Looks an address up.
   *
   * @param host - the request's host name, without its port
   * @param path - the address's path, such as `/account/`
   */
  find(host: string, path: string): Promise<FoundPage>;
  /** The page that says that there is no such page. */
  notFound(): Promise<string>;
}

/** An address that a page can have: folder names alone, so that none leads out of the site's folder. */
const pageAddress = /^\/([a-z0-9-]+\/)*$/;

/**
 * Each page is the `index.html` of a folder, read anew when it is asked for, so that a change to it shows at the
 * next reload.
 *
 * @param bffUrl - the BFF's public URL; stands in the pages where `%BFF%` is written
 */
export function sitePages(bffUrl: string): SitePages {
  const file = (address: string): string => join(address, 'index.html');
  const isPage = (address: string): boolean =>
    pageAddress.test(address) && existsSync(join(siteFolder, file(address)));
  const read = async (file: string): Promise<string> =>
    (await readFile(join(siteFolder, file), 'utf8')).replaceAll('%BFF%', bffUrl);

  return {
    async find(host, path) {
      const home = homes[host] ?? '/';
      // Under a clinic's own name its pages stand at the top; the other addresses go on working.
      const places = [`${home.slice(0, -1)}${path}`, path];
      const page = places.find(isPage);
      if (page !== undefined) return { kind: 'page', html: await read(file(page)) };
      const moved = places.some((place) => isPage(`${place}/`));
      return moved ? { kind: 'moved', to: `${path}/` } : { kind: 'none' };
    },
    notFound: () => read('not-found.html'),
  };
}
