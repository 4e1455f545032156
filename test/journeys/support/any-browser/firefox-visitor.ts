import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElementHandle, launch } from 'puppeteer-core';
import { trustInNss } from './certificate.ts';
import { findInPage } from './find-in-page.ts';
import { loopbackHosts } from './hosts.ts';
import { PATIENCE_MS, type Visitor } from './visitor.ts';
import { waitUntil } from './wait-until.ts';

/**
 * What Firefox's strict Enhanced Tracking Protection sets (`browser.contentblocking.features.strict` of Firefox 153,
 * less what concerns private windows). Automation loosens some of it, so all of it is said.
 */
const strictProtection = {
  'browser.contentblocking.category': 'strict',
  // 5: other sites' cookies and storage are partitioned, known trackers' too.
  'network.cookie.cookieBehavior': 5,
  'privacy.trackingprotection.enabled': true,
  'privacy.trackingprotection.socialtracking.enabled': true,
  'privacy.trackingprotection.fingerprinting.enabled': true,
  'privacy.trackingprotection.cryptomining.enabled': true,
  'privacy.trackingprotection.emailtracking.enabled': true,
  'privacy.annotate_channels.strict_list.enabled': true,
  'privacy.query_stripping.enabled': true,
  'privacy.fingerprintingProtection': true,
  'privacy.bounceTrackingProtection.mode': 1,
  'network.http.referer.disallowCrossSiteRelaxingDefault': true,
  'network.http.referer.disallowCrossSiteRelaxingDefault.top_navigation': true,
};

/** 1: other sites get no cookies and no storage ("All cross-site cookies" in the settings). */
const noForeignCookies = { 'network.cookie.cookieBehavior': 1 };

/**
 * What Firefox keeps: `strict` is its strict tracking protection; `no-foreign-cookies` is that with all cross-site
 * cookies blocked, partitioned ones too.
 */
export type FirefoxCookies = 'strict' | 'no-foreign-cookies';

/** Starts Debian's Firefox with a profile of its own, by WebDriver BiDi: Debian has no geckodriver. */
export async function startFirefox(cookies: FirefoxCookies, authorityFile: string): Promise<Visitor> {
  const profile = await mkdtemp(join(tmpdir(), 'clinic-auth-firefox-'));
  await trustInNss(profile, authorityFile);
  const firefox = await launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: {
      ...strictProtection,
      ...(cookies === 'no-foreign-cookies' && {
        ...noForeignCookies,
        'browser.contentblocking.category': 'custom',
      }),
      'network.dns.localDomains': loopbackHosts.join(','),
    },
  });
  const [page = await firefox.newPage()] = await firefox.pages();
  page.setDefaultTimeout(PATIENCE_MS);

  const look = (kind: 'field' | 'button', name: string) =>
    page.evaluateHandle(`(${findInPage})(${JSON.stringify(kind)}, ${JSON.stringify(name)})`);
  const find = (kind: 'field' | 'button', name: string): Promise<ElementHandle> =>
    waitUntil(`${kind} ${name}`, async () => (await look(kind, name)).asElement() as ElementHandle | null);
  const visibleText = async () => String(await page.evaluate('document.body.innerText'));

  return {
    browser: (await firefox.version()).replace('/', ' '),
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    async fill(label, text) {
      const field = await find('field', label);
      await field.click({ count: 3 });
      await field.type(text);
    },
    press: async (name) => (await find('button', name)).click(),
    sees: (text) => waitUntil(text, async () => (await visibleText()).includes(text) || null),
    seesButton: (name) => find('button', name),
    visibleText,
    address: async () => page.url(),
    run: (body, input) => page.evaluate(`(async (input) => {${body}})(${JSON.stringify(input ?? null)})`),
    picture: (file) => page.screenshot({ path: file }),
    async close() {
      await firefox.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
