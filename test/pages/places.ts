import type { Page } from 'playwright-core';

/** Where in a page a widget may stand, beside plainly in its body. */
export type Place = 'dialog' | 'closed shadow root';

/** While something is done, the page is one that is read from right to left. */
export async function turnedRound(page: Page, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await act();
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
}

/** Moves the widget that the page shows, as it is, into another place; into the next one when called again. */
export async function movedInto(page: Page, place: Place): Promise<void> {
  await page.evaluate(async (kind) => {
    const widget = document.querySelector('[bff]');
    const main = document.querySelector('main');
    if (!widget || !main) throw new Error('there is no widget to move');
    if (kind === 'dialog') {
      const dialog = document.createElement('dialog');
      dialog.style.cssText = main.style.cssText;
      dialog.style.setProperty('max-height', 'none', 'important');
      dialog.style.setProperty('color', 'inherit');
      document.body.append(dialog);
      dialog.append(widget);
      dialog.showModal();
    } else {
      const host = document.createElement('div');
      main.append(host);
      host.attachShadow({ mode: 'closed' }).append(widget);
      document.querySelector('body > dialog')?.remove();
    }
    // A widget that was moved draws itself anew.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, place);
}
