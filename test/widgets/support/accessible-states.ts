import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { ClinicElement } from '../../../widgets/index.ts';

/** A state that a widget can be in: what it is called, and the way there. */
export type AccessibleState = readonly [name: string, reach: (locale?: string) => Promise<ClinicElement>];

/** A page that a widget has to fit: its width in CSS pixels, its text's size, and the widget's language. */
export interface Fit {
  readonly width: number;
  readonly textSize?: string;
  readonly locale?: string;
}

/** WCAG 1.4.10: as wide as a page at 1280 px that is magnified four times. */
export const narrow: Fit = { width: 320 };
/** WCAG 1.4.4. */
export const largeText: Fit = { width: 640, textSize: '200%' };

/** As the test runner opens its pages. */
const usualViewport = { width: 800, height: 600 };

/** Tests that each state passes axe, in a light page and in a dark one. */
export function passAxe(states: readonly AccessibleState[]): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    describe(`in a ${colorScheme} page`, () => {
      beforeEach(async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas';
      });
      afterEach(async () => {
        document.documentElement.style.cssText = '';
        await emulateMedia({ colorScheme: 'light' });
      });

      for (const [name, reach] of states) {
        it(`passes axe: ${name}`, async () => {
          await expect(await reach()).to.be.accessible();
        });
      }
    });
  }
}

/** Tests that no state has to be scrolled sideways, in any of these pages. */
export function fitPages(states: readonly AccessibleState[], fits: readonly Fit[] = [narrow]): void {
  for (const { width, textSize = '100%', locale = 'en' } of fits) {
    describe(`in a page of ${width} px with text of ${textSize}, in ${locale}`, () => {
      beforeEach(async () => {
        await setViewport({ width, height: 640 });
        document.documentElement.style.fontSize = textSize;
      });
      afterEach(async () => {
        document.documentElement.style.fontSize = '';
        await setViewport(usualViewport);
      });

      for (const [name, reach] of states) {
        it(`fits, without scrolling sideways: ${name}`, async () => {
          const widget = await reach(locale);
          expect(widget.scrollWidth).to.be.at.most(widget.clientWidth);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        });
      }
    });
  }
}
