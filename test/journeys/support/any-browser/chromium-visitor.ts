import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { trustInNss } from './certificate.ts';
import { loopbackHosts } from './hosts.ts';
import { PATIENCE_MS, type Visitor } from './visitor.ts';

/**
 * What Chromium keeps, as its settings say it.
 *
 * - `allowed`: third-party cookies too
 * - `partitioned-only`: "Block third-party cookies", which leaves partitioned ones
 * - `none-of-the-bff`: that, and a site exception that blocks every cookie of the BFF's host
 * - `nothing-at-all`: "Block all cookies", which closes the page's own storage too
 */
export type ChromiumCookies = 'allowed' | 'partitioned-only' | 'none-of-the-bff' | 'nothing-at-all';

/** `CookieControlsMode` and `ContentSetting`, as Chromium's profiles number them. */
const OFF = 0;
const BLOCK_THIRD_PARTY = 1;
const BLOCK = 2;

/** Starts Chromium with a profile of its own, set to these cookies. */
export async function startChromium(
  cookies: ChromiumCookies,
  { authorityFile, bffHost }: { readonly authorityFile: string; readonly bffHost: string },
): Promise<Visitor> {
  const home = await mkdtemp(join(tmpdir(), 'clinic-auth-chromium-'));
  const profile = join(home, 'profile');
  const nss = join(home, '.pki', 'nssdb');
  await mkdir(join(profile, 'Default'), { recursive: true });
  await mkdir(nss, { recursive: true });
  await trustInNss(nss, authorityFile);
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences(cookies, bffHost)));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    env: { ...process.env, HOME: home },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=${loopbackHosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());

  return {
    browser: `Chromium ${context.browser()?.version() ?? ''}`,
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    fill: (label, text) => page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    sees: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
    seesButton: (name) => page.getByRole('button', { name, exact: true }).waitFor(),
    visibleText: () => page.locator('body').innerText(),
    address: async () => page.url(),
    run: (body, input) => page.evaluate(`(async (input) => {${body}})(${JSON.stringify(input ?? null)})`),
    picture: (file) => page.screenshot({ path: file }),
    async close() {
      await context.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function preferences(cookies: ChromiumCookies, bffHost: string): unknown {
  const mode = cookies === 'allowed' ? OFF : BLOCK_THIRD_PARTY;
  return {
    profile: {
      cookie_controls_mode: mode,
      block_third_party_cookies: mode === BLOCK_THIRD_PARTY,
      ...(cookies === 'nothing-at-all' && { default_content_setting_values: { cookies: BLOCK } }),
      ...(cookies === 'none-of-the-bff' && {
        content_settings: { exceptions: { cookies: { [`${bffHost},*`]: { setting: BLOCK } } } },
      }),
    },
  };
}
