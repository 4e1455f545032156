import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { type Listening, listenOnLoopback } from '../listen-on-loopback.ts';

/** Each page's tags; together they are all that there are. */
const pages: Readonly<Partial<Record<string, readonly string[]>>> = {
  '/': ['<clinic-login clinic="maple-street" account-url="/account/"></clinic-login>'],
  '/account/': ['<clinic-account clinic="maple-street"></clinic-account>'],
  '/forgot-password/': ['<clinic-forgot-password clinic="maple-street"></clinic-forgot-password>'],
  '/reset-password/': ['<clinic-reset-password clinic="maple-street"></clinic-reset-password>'],
  '/set-up-account/': ['<clinic-set-up-account clinic="maple-street"></clinic-set-up-account>'],
  '/two-step/': [
    '<clinic-two-step clinic="maple-street"></clinic-two-step>',
    '<clinic-recovery-code clinic="maple-street"></clinic-recovery-code>',
  ],
  '/settings/': [
    '<clinic-credentials clinic="maple-street"></clinic-credentials>',
    '<clinic-two-step-settings clinic="maple-street"></clinic-two-step-settings>',
    '<clinic-sessions clinic="maple-street"></clinic-sessions>',
    '<clinic-calendar-subscribe clinic="maple-street"></clinic-calendar-subscribe>',
  ],
  '/team/': [
    '<clinic-profiles clinic="maple-street"></clinic-profiles>',
    '<clinic-security-settings clinic="maple-street"></clinic-security-settings>',
  ],
  '/doctor/': ['<clinic-doctor clinic="maple-street"></clinic-doctor>'],
};

/** The pages' addresses. */
export const strictPaths: readonly string[] = Object.keys(pages);

/** What a page of the strict site differs in; all of it may be left out. */
export interface StrictSiteOptions {
  /** The BFF's public URL, such as `http://localhost:8787`. */
  readonly bffUrl: string;
  /** The page's own style sheets, which the widgets do not need: `'self'` or `'none'`. */
  readonly styles?: "'self'" | "'none'";
  /** What loads the widgets, as markup in the page's head; default: the script under its plain address. */
  readonly scriptTags?: string;
  /** Further sources for `script-src`, such as the hash of an import map. */
  readonly scriptSources?: readonly string[];
}

/**
 * The strictest policy that a page with every tag can have: the script and the calls, from and to the BFF, and Lit's
 * Trusted Types policy. What is not named falls back to `default-src 'none'`: pictures, fonts, frames, workers.
 *
 * @param options - as {@link startStrictSite} takes them
 */
export function strictPolicy({ bffUrl, styles = "'none'", scriptSources = [] }: StrictSiteOptions): string {
  const bff = new URL(bffUrl).origin;
  return [
    "default-src 'none'",
    ['script-src', bff, ...scriptSources].join(' '),
    `connect-src ${bff}`,
    `style-src ${styles}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    'report-uri /reports',
  ].join('; ');
}

/** The strict site, while it runs. */
export interface StrictSite extends Listening {
  /** The reports of violations that browsers have sent so far, as they stand. */
  readonly reports: readonly string[];
}

/**
 * Starts a clinic's site in which every tag stands in some page and every page has that policy. `/broken/` breaks it,
 * so that it can be seen to hold.
 *
 * @param options - see there; the port is any free one
 */
export async function startStrictSite(options: StrictSiteOptions): Promise<StrictSite> {
  const reports: string[] = [];
  const { bffUrl, scriptTags = `<script type="module" src="${bffUrl}/widgets/clinic-auth.js"></script>` } =
    options;
  const page = (body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Maple Street Physiotherapy</title>
    ${options.styles === "'self'" ? '<link rel="stylesheet" href="/site.css" />' : ''}
    ${scriptTags}
  </head>
  <body>
    <main>
      <h1>Maple Street Physiotherapy</h1>
      ${body}
    </main>
  </body>
</html>
`;
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', strictPolicy(options));
  });
  site.post('/reports', async (c) => {
    reports.push(await c.req.text());
    return c.body(null, 204);
  });
  site.get('/site.css', async (c) => {
    c.header('Content-Type', 'text/css');
    return c.body(await readFile(join(import.meta.dirname, 'site.css'), 'utf8'));
  });
  site.get('/broken/', (c) => c.html(page('<p style="color: red">This is styled inline.</p>')));
  site.get('*', (c) => {
    const tags = pages[c.req.path];
    return tags ? c.html(page(tags.join('\n      '))) : c.notFound();
  });
  return { ...(await listenOnLoopback(site.fetch, 0)), reports };
}
