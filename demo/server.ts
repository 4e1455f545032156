import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { clinicPagePolicy, emailPolicy, galleryPolicy } from './content-policy.ts';
import { galleryBff } from './gallery/stage.ts';
import { type Listening, listenOnLoopback } from './listen-on-loopback.ts';
import { sitePages, siteFolder } from './site-pages.ts';

const galleryFolder = join(import.meta.dirname, '..', 'dist', 'demo', 'gallery');
/** What the pages are made of beside themselves. */
const plainFile = /\.(css|svg|txt|woff2)$/;

/** Where the demo site finds what it needs. */
export interface DemoSiteOptions {
  /** The BFF's public URL, such as `http://localhost:8787`: another origin than the site's, as in life. */
  readonly bffUrl: string;
}

/**
 * The demo clinic site: the homepages and account pages of two clinics as their own web servers would send them,
 * and the gallery under `/gallery/` once it is built (`vite build --mode demo`).
 */
export function createDemoSite({ bffUrl }: DemoSiteOptions): Hono {
  const pages = sitePages(bffUrl.replace(/\/+$/, ''));
  const pagePolicy = clinicPagePolicy(bffUrl);
  const sendPage = (c: Context, page: string, status: 200 | 404): Response => {
    c.header('Content-Security-Policy', pagePolicy);
    c.header('Cache-Control', 'no-cache');
    return c.html(page, status);
  };

  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });

  site.get('/gallery', (c) => c.redirect('/gallery/'));
  site.use('/gallery/*', async (c, next) => {
    await next();
    const isEmail = /^\/gallery\/emails\/[^/]+\.html$/.test(c.req.path);
    c.header('Content-Security-Policy', isEmail ? emailPolicy : galleryPolicy(galleryBff));
    // Vite puts a hash of the content into the names below assets/.
    const named = c.req.path.startsWith('/gallery/assets/') && c.res.ok;
    c.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  if (existsSync(galleryFolder)) {
    const root = galleryFolder;
    site.use(
      '/gallery/*',
      serveStatic({ root, rewriteRequestPath: (path) => path.slice('/gallery'.length) }),
    );
  }

  site.get('*', async (c, next) => {
    const { hostname, pathname } = new URL(c.req.url);
    const found = await pages.find(hostname, pathname);
    if (found.kind === 'page') return sendPage(c, found.html, 200);
    if (found.kind === 'moved') return c.redirect(found.to, 301);
    // Pages have been sent by now, each with its policy; as a bare file none of them is to be had.
    return plainFile.test(pathname) ? next() : c.notFound();
  });
  site.use(serveStatic({ root: siteFolder, onFound: (_path, c) => c.header('Cache-Control', 'max-age=60') }));
  site.notFound(async (c) => sendPage(c, await pages.notFound(), 404));
  return site;
}

/**
 * Starts the demo site on this machine alone.
 *
 * @param options - `port`: the TCP port, 0 for any free one; `bffUrl` as in {@link createDemoSite}
 * @returns the site's URL and how to stop it
 * @throws Error with code `EADDRINUSE` if something else listens there
 */
export function startDemoSite({
  port,
  ...options
}: DemoSiteOptions & { readonly port: number }): Promise<Listening> {
  const site = createDemoSite(options);
  return listenOnLoopback(site.fetch, port);
}
