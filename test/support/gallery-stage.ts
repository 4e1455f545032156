import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { startDemoSite } from '../../demo/server.ts';

/** The built gallery's previews in a real browser: any tag in any state, with a stand-in BFF (`demo/gallery`). */
export interface GalleryStage {
  /** One page at a time is shown; several may be open. */
  newPage(options?: BrowserContextOptions): Promise<GalleryPage>;
  close(): Promise<void>;
}

/** A page for previews. */
export interface GalleryPage {
  readonly page: Page;
  /**
   * Goes to a state, and waits until all has been asked, answered and drawn.
   *
   * @param state - such as `clinic-login/wrong-password?theme=dark&language=fr`, as the gallery's address names it
   */
  show(state: string): Promise<void>;
  /** Goes to a state's page, but keeps the widgets' script away. */
  showWithout(state: string): Promise<void>;
  /** Lets the script come that was kept away, and waits as {@link GalleryPage.show} does. */
  bringWidgets(): Promise<void>;
  close(): Promise<void>;
}

/** How long nothing may be on its way before a preview counts as drawn. */
const QUIET_MS = 150;
/** A state that is slow by intent is looked at while it waits. */
const LIMIT_MS = 4_000;

/** The script that shows a preview, as the build names it. */
const previewScript = /\/assets\/preview-[^/]*\.js$/;

/** Starts the gallery's server and a browser. The gallery has to be built (`vite build --mode demo`). */
export async function openGallery(): Promise<GalleryStage> {
  const site = await startDemoSite({ port: 0, bffUrl: 'http://localhost:8787' });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-lcd-text',
    ],
  });
  return {
    async newPage(options = {}) {
      // Foreign style sheets stand inline, which the gallery's own policy forbids.
      const context = await browser.newContext({ bypassCSP: true, ...options });
      const page = await context.newPage();
      const traffic = watchTraffic(page);
      const goTo = async (state: string): Promise<void> => {
        traffic.forget();
        await page.goto(new URL(`gallery/preview.html?${state}`, site.url).href);
      };
      const settled = async (): Promise<void> => {
        await page.locator('[bff] .ca-root').first().waitFor();
        await traffic.quiet();
        // What came last may lead to more: a picture's code is fetched when there is something to draw.
        while (await drawsStill(page)) await traffic.quiet();
      };
      return {
        page,
        async show(state) {
          await goTo(state);
          await settled();
        },
        async showWithout(state) {
          await page.route(previewScript, (route) => route.abort());
          await goTo(state);
          await page.unroute(previewScript);
        },
        async bringWidgets() {
          const address = await page.locator('script[src*="preview"]').getAttribute('src');
          // Not the address that has failed before: a module's failure is kept.
          await page.addScriptTag({ type: 'module', url: `${address ?? ''}?again` });
          await settled();
        },
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Whether anything changes in the page while one looks; a clock in it may go on. */
function drawsStill(page: Page): Promise<boolean> {
  return page.evaluate(
    (milliseconds) =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver((changes) => {
          if (changes.every(({ target }) => target.parentElement?.closest('.ca-clock'))) return;
          end(true);
        });
        const timer = setTimeout(() => {
          end(false);
        }, milliseconds);
        const end = (draws: boolean): void => {
          clearTimeout(timer);
          observer.disconnect();
          resolve(draws);
        };
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
    QUIET_MS,
  );
}

/** Counts what a page has asked for and not got yet; its stream of news, which never ends, aside. */
function watchTraffic(page: Page): { forget(): void; quiet(): Promise<void> } {
  const open = new Set<Request>();
  let lastAt = 0;
  const ended = (request: Request): void => {
    if (open.delete(request)) lastAt = performance.now();
  };
  page.on('request', (request) => {
    if (!request.url().endsWith('/session/news')) open.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return {
    forget() {
      open.clear();
    },
    async quiet() {
      const start = performance.now();
      lastAt = start;
      while (performance.now() - start < LIMIT_MS) {
        if (!open.size && performance.now() - lastAt > QUIET_MS) return;
        await pause(20);
      }
    },
  };
}
