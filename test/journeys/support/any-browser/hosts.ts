/**
 * The names that stand for real ones. They are kept for examples (RFC 2606, 3), so nobody else's, and end in real
 * suffixes, by which browsers tell sites apart: under `.localhost` and `.test`, WebKitGTK takes each name for a site
 * of its own. Each browser is told by a private means that they are on this machine.
 */
export const CLINIC_HOST = 'www.example.com';

/** Where the BFF stands, seen from the clinic's page. */
export type BffPlace =
  /** On the clinic's own domain, under a name of its own: a first-party cookie. */
  | 'same-site'
  /** Behind a path of the clinic's own web server: a first-party cookie, and no CORS at all. */
  | 'path'
  /** On the operator's domain. */
  | 'other-site';

/** The BFF's host for each place. */
export const bffHosts: Readonly<Record<BffPlace, string>> = {
  'same-site': 'auth.example.com',
  path: CLINIC_HOST,
  'other-site': 'auth.example.net',
};

/** Below which the BFF answers on the clinic's own host. */
export const BFF_PATH = '/portal-auth';

/** All names that have to lead to this machine. */
export const loopbackHosts: readonly string[] = [...new Set([CLINIC_HOST, ...Object.values(bffHosts)])];
