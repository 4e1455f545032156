import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { atMost, type Finding } from './finding.ts';
import { median } from './servers.ts';

const ROUNDS = 9;
const PORT = 8707;
/** A slow phone: 1.6 Mbps, 150 ms a round trip, a quarter of this CPU. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
/** A new window of Chromium's loads parts of its own, which would take the CPU from the page. */
const SETTLING_MS = 1500;

const page = (script: string, tag: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>Bench</title><script type="module" src="${script}"></script><body><${tag} clinic="bench"></${tag}>`;

const USABLE = 'usable after ';

/** How soon a password can be typed on a slow phone, against a bare Lit form on the same line. */
export async function benchPage(): Promise<readonly Finding[]> {
  const bareScript = compress(await buildBareForm());
  const built = (path: string) => compress(readFileSync(join('dist/widgets', path)));
  const ours = built('clinic-auth.js');
  const app = new Hono();
  app.get('/ours', (c) => c.html(page('/widgets/clinic-auth.js', 'clinic-login')));
  app.get('/bare', (c) => c.html(page('/bare.js', 'bare-form')));
  app.get('/bare.js', () => script(bareScript));
  app.get('/widgets/clinic-auth.js', () => script(ours));
  app.get('/widgets/*', (c) => script(built(c.req.path.slice('/widgets/'.length))));
  const server = serve({ fetch: app.fetch, port: PORT, hostname: '127.0.0.1' });
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await usableAfterMs(browser, 'bare');
    ratios.push((await usableAfterMs(browser, 'ours')) / bare);
  }
  await browser.close();
  server.close();
  return [atMost('usable login form on a slow phone, against a bare Lit form', median(ratios), 1.15)];
}

/** Both scripts travel alike: as the BFF sends its own to browsers of today. */
function compress(code: Buffer | string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(brotliCompressSync(code));
}

function script(compressed: Uint8Array<ArrayBuffer>): Response {
  return new Response(compressed, {
    headers: { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' },
  });
}

async function usableAfterMs(browser: Browser, path: string): Promise<number> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await pause(SETTLING_MS);
  await tab.addInitScript(tellWhenUsable, USABLE);
  const [told] = await Promise.all([
    tab.waitForEvent('console', (message) => message.text().startsWith(USABLE)),
    tab.goto(`http://127.0.0.1:${PORT}/${path}`, { waitUntil: 'commit' }),
  ]);
  await context.close();
  return Number(told.text().slice(USABLE.length));
}

/**
 * In the page: says how long it took until a password field was on the screen. From inside, because a tool that looks
 * from outside does so every now and then, and takes the page's time with each look.
 */
function tellWhenUsable(prefix: string): void {
  const observer = new MutationObserver(() => {
    const input = document.querySelector('input[type=password]');
    if (!input) return;
    observer.disconnect();
    // The frame with it has been painted when the first task after its callbacks comes.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (input.getBoundingClientRect().height > 0) console.warn(prefix + String(performance.now()));
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function buildBareForm(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'test/bench/bare-form.ts', formats: ['es'], fileName: 'bare' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const code = output?.output[0].code;
  if (!code) throw new Error('the bare form was not built');
  return code;
}
