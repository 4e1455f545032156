import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeInPage from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  /** What `axe.min.js` leaves in a page. */
  var axe: typeof axeInPage;
}

/** WCAG 2.2, levels A and AA, and what axe thinks is good beyond it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is the whole page's business, and the gallery's previews are no whole pages. */
const ofPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'heading-order'];

/** Rules for a second look at the same state, when only the colours or the language have changed. */
const rulesFor = {
  colours: ['color-contrast'],
  names: [
    'aria-command-name',
    'aria-dialog-name',
    'aria-input-field-name',
    'aria-tooltip-name',
    'button-name',
    'input-button-name',
    'label',
    'link-name',
    'select-name',
    'summary-name',
    'svg-img-alt',
    'valid-lang',
  ],
} as const;

/** What axe is to look for. */
export type AxeScope = 'everything' | keyof typeof rulesFor;

/**
 * What axe finds in a page, one line a fault.
 *
 * @param page - shows what is to be looked at
 */
export async function axeFaults(page: Page, scope: AxeScope): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const options: RunOptions =
    scope === 'everything'
      ? { runOnly: tags, rules: Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }])) }
      : { runOnly: [...rulesFor[scope]] };
  return page.evaluate(async (wanted) => {
    const { violations } = await window.axe.run(document, { ...wanted, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, options);
}

/** What stands out to the side: WCAG 1.4.10 wants none at 320 px. */
export function overflowFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main *, #clinic-auth *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    const names = wide.map(({ localName, className }) => `${localName}.${className}`);
    return [`${scrollWidth} px wide in ${clientWidth} px: ${names.join(', ')}`];
  });
}

/**
 * What is harder to hit than 24 px each way (WCAG 2.5.8). Links within a sentence are as high as its lines, which
 * the criterion leaves out.
 */
export function targetFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const reach = 11.5;
    const isHit = (target: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      const label = hit?.closest('label');
      return hit !== null && (target.contains(hit) || (label ?? null)?.control === target);
    };
    const inSentence = (target: Element): boolean =>
      target.localName === 'a' &&
      getComputedStyle(target).display === 'inline' &&
      (target.parentElement?.textContent.trim() ?? '') !== target.textContent.trim();
    const holder = document.querySelector('dialog[open]') ?? document;
    const targets = holder.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [role="tab"]',
    );
    return [...targets].flatMap((target) => {
      if (!target.checkVisibility({ visibilityProperty: true }) || inSentence(target)) return [];
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      // Of a link over two lines, the first; and corners may be round.
      const { left, top, width, height } = target.getClientRects()[0] ?? new DOMRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const ends = [
        [x - reach, y],
        [x + reach, y],
        [x, y - reach],
        [x, y + reach],
      ] as const;
      if (width === 0 || ends.every((end) => isHit(target, ...end))) return [];
      return [`${target.outerHTML.slice(0, 120)} is ${width.toFixed(1)} by ${height.toFixed(1)} px`];
    });
  });
}
