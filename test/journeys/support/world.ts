import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startDemoSite } from '../../../demo/server.ts';
import { startCookieDropper } from './cookie-dropper.ts';
import { spawnBff } from './spawn-bff.ts';
import type { SentMessage } from '../../../bff/delivery/sent-messages.ts';

/** The password of everybody in the demo (product, "Demo data"). */
export const DEMO_PASSWORD = 'a long demo passphrase';

/** A real BFF on a database of its own, the demo clinic site at another origin, and a real browser. */
export interface World {
  readonly bffUrl: string;
  /** The demo clinic site. */
  readonly siteUrl: string;
  /** Of the BFF's database, for what the clinic's own system would write into it. */
  readonly databaseUrl: string;
  /** A new browser profile: nobody is logged in there. */
  newBrowser(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  /** What has been sent to an address, newest first; waits for the first message that `matches`. */
  mailTo(address: string, matches: (message: SentMessage) => boolean): Promise<SentMessage>;
  stopBff(): Promise<void>;
  startBff(): Promise<void>;
  close(): Promise<void>;
}

/** How long the world's parts may take to come up or to answer. */
const LIMIT_MS = 20_000;

/** What may be otherwise in a world. */
export interface WorldOptions {
  /** No cookie gets through to a browser, nor from one. */
  readonly dropsCookies?: boolean;
}

export async function createWorld({ dropsCookies = false }: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-journey-'));
  const port = await freePort();
  const publicPort = dropsCookies ? await freePort() : port;
  const dropper = dropsCookies ? await startCookieDropper(publicPort, port) : null;
  const bffUrl = `http://localhost:${publicPort}`;
  const site = await startDemoSite({ port: 0, bffUrl });
  const siteUrl = site.url.replace('127.0.0.1', 'localhost').replace(/\/$/, '');
  const databaseUrl = `sqlite:${join(folder, 'demo.db')}`;
  const variables = {
    DEMO: '1',
    NODE_ENV: 'test',
    PORT: String(port),
    PUBLIC_URL: bffUrl,
    DATABASE_URL: databaseUrl,
    DEMO_SITE_PORT: new URL(siteUrl).port,
    LOG_LEVEL: 'error',
  };
  let bff: ChildProcess | null = null;

  const world: World = {
    bffUrl,
    siteUrl,
    databaseUrl,
    newBrowser: (options) => browser.newContext(options),
    async startBff() {
      bff = spawnBff(variables);
      await until(async () => (await fetch(`${bffUrl}/readyz`)).ok);
    },
    async stopBff() {
      if (!bff || bff.exitCode !== null) return;
      bff.kill('SIGTERM');
      await once(bff, 'exit');
    },
    async mailTo(address, matches) {
      let found: SentMessage | undefined;
      await until(async () => {
        const sent = (await (await fetch(`${bffUrl}/dev/outbox`)).json()) as SentMessage[];
        found = sent.find((message) => message.to === address && matches(message));
        return found !== undefined;
      });
      if (!found) throw new Error(`nothing was sent to ${address}`);
      return found;
    },
    async close() {
      await browser.close();
      await world.stopBff();
      await dropper?.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await world.startBff();
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return world;
}

/** The widget for logging in on a page. */
export function loginForm(page: Page) {
  const widget = page.locator('clinic-login');
  return {
    widget,
    username: widget.getByLabel('Username', { exact: true }),
    password: widget.getByLabel('Password', { exact: true }),
    submit: widget.getByRole('button', { name: 'Log in', exact: true }),
    async logIn(username: string, password: string) {
      await this.username.fill(username);
      await this.password.fill(password);
      await this.submit.click();
    },
  };
}

/** Notes what a page's console and its policies complain about; a clinic's page should stay clean. */
export function collectComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (performance.now() < limit) {
    if (await holds().catch(() => false)) return;
    await pause(25);
  }
  throw new Error('it took too long');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
