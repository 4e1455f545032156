import type { Page } from 'playwright-core';

declare global {
  /** What a screen reader would have been told so far. */
  var clinicAuthHeard: string[];
}

/** From the next page on, writes down what its live regions would have a screen reader say. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.clinicAuthHeard = [];
    const regions = '[role="alert"], [role="status"], [aria-live]';
    const told = (region: Element): string => {
      const copy = region.cloneNode(true) as Element;
      for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    const changed = new Set<Element>();
    const speak = (): void => {
      for (const region of changed) {
        const words = region.isConnected ? told(region) : '';
        if (words) window.clinicAuthHeard.push(words);
      }
      changed.clear();
    };
    new MutationObserver((changes) => {
      // Browsers look at live regions when they draw: what comes and goes in between is never said.
      if (!changed.size) requestAnimationFrame(speak);
      for (const { target, addedNodes, type } of changes) {
        const place = target instanceof Element ? target : target.parentElement;
        const adds = type === 'characterData' || [...addedNodes].some((node) => node.textContent?.trim());
        const region = place?.closest(regions);
        if (adds && region && !place?.closest('[aria-hidden="true"]')) changed.add(region);
        // A region that comes with its words is spoken where it is an alert; others are only watched from now on.
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alert of node.querySelectorAll('[role="alert"]')) changed.add(alert);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What has been said since the page was opened, in order. */
export function heard(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.clinicAuthHeard);
}
