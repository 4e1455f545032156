import { writeFile } from 'node:fs/promises';
import { Builder, type WebElement } from 'selenium-webdriver';
import { findInPage } from './find-in-page.ts';
import { PATIENCE_MS, type Visitor } from './visitor.ts';
import { waitUntil } from './wait-until.ts';
import { startWebKitDriver } from './webkit-process.ts';

/** Starts WebKitGTK's own small browser, with Intelligent Tracking Prevention on. */
export async function startWebKit(authorityFile: string): Promise<Visitor> {
  const process = await startWebKitDriver(authorityFile);
  const driver = await new Builder()
    .usingServer(process.url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { args: ['--automation', '--enable-itp'] },
    })
    .build()
    .catch(async (error: unknown) => {
      await process.stop();
      throw error;
    });
  await driver.manage().setTimeouts({ script: PATIENCE_MS, pageLoad: PATIENCE_MS });
  const capabilities = await driver.getCapabilities();

  const find = (kind: 'field' | 'button', name: string): Promise<WebElement> =>
    waitUntil(`${kind} ${name}`, () =>
      driver.executeScript<WebElement | null>(
        `return (${findInPage})(arguments[0], arguments[1])`,
        kind,
        name,
      ),
    );
  const visibleText = () => driver.executeScript<string>('return document.body.innerText');

  return {
    browser: `WebKitGTK ${String(capabilities.getBrowserVersion())}`,
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    async fill(label, text) {
      const field = await find('field', label);
      await field.clear();
      await field.sendKeys(text);
    },
    press: async (name) => (await find('button', name)).click(),
    sees: (text) => waitUntil(text, async () => (await visibleText()).includes(text) || null),
    seesButton: (name) => find('button', name),
    visibleText,
    address: () => driver.getCurrentUrl(),
    run: (body, input) =>
      driver.executeAsyncScript(
        `const done = arguments[1]; (async (input) => {${body}})(arguments[0]).then(done)`,
        input ?? null,
      ),
    picture: async (file) => writeFile(file, await driver.takeScreenshot(), 'base64'),
    async close() {
      await driver.quit().finally(() => process.stop());
    },
  };
}
