import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { states } from '../../demo/gallery/states.ts';
import { axeFaults, overflowFaults, targetFaults } from '../support/accessibility-faults.ts';
import { heard, listen } from '../support/heard.ts';
import { type GalleryPage, type GalleryStage, openGallery } from '../support/gallery-stage.ts';

const wide = { width: 1280, height: 900 };
/** WCAG 1.4.10: as wide as a page at 1280 px that is magnified four times. */
const narrow = { width: 320, height: 640 };

/** Walks the gallery's own list, so that a new state is looked at without a line here. */
describe('every state of the gallery', { concurrency: 2 }, () => {
  let gallery: GalleryStage;
  const idle: GalleryPage[] = [];
  before(async () => {
    gallery = await openGallery();
    for (let page = 0; page < 2; page++) {
      const stage = await gallery.newPage();
      await listen(stage.page);
      idle.push(stage);
    }
  });
  after(() => gallery.close());

  for (const { tag, state } of states) {
    it(`is accessible: ${tag}/${state}`, async () => {
      const stage = idle.pop();
      assert.ok(stage, 'as many pages as tests at a time');
      try {
        await lookAt(stage, `${tag}/${state}`);
      } finally {
        idle.push(stage);
      }
    });
  }
});

async function lookAt({ page, show }: GalleryPage, state: string): Promise<void> {
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  await show(state);
  const said = await heard(page);
  assert.deepEqual(said, [...new Set(said)], 'live regions say everything once');

  const faults: Record<string, readonly string[]> = {};
  faults['light, 1280 px'] = [...(await axeFaults(page, 'everything')), ...(await targetFaults(page))];
  const sizes = await page.evaluate(boxSizes);
  await page.emulateMedia({ colorScheme: 'dark' });
  faults['dark, 1280 px'] = await axeFaults(page, 'colours');
  await page.setViewportSize(narrow);
  faults['dark, 320 px'] = [
    ...(await axeFaults(page, 'everything')),
    ...(await targetFaults(page)),
    ...(await overflowFaults(page)),
  ];
  await page.emulateMedia({ colorScheme: 'light' });
  faults['light, 320 px'] = await axeFaults(page, 'colours');
  for (const language of ['fr', 'es']) {
    await page.evaluate(speak, language);
    faults[`${language}, 320 px`] = [...(await axeFaults(page, 'names')), ...(await overflowFaults(page))];
  }
  await page.evaluate(speak, 'en');
  // WCAG 1.4.4: text of twice the size. With it goes what is ticked.
  await page.setViewportSize({ ...wide, width: 640 });
  await page.evaluate(() => (document.documentElement.dataset['text'] = '200'));
  faults['text of 200 %'] = await overflowFaults(page);

  assert.deepEqual(faults, Object.fromEntries(Object.keys(faults).map((view) => [view, []])));
  const grown = sizes.map((size) => 2 * size);
  assert.deepEqual(await page.evaluate(boxSizes), grown, 'boxes to tick grow with the text');
}

/** How wide what can be ticked is, in CSS pixels. */
function boxSizes(): number[] {
  const boxes = document.querySelectorAll<HTMLElement>('.ca-check input');
  return [...boxes].map((box) => Math.round(box.getBoundingClientRect().width));
}

/** Has the page speak another language, and waits until its widgets do too. */
async function speak(language: string): Promise<void> {
  document.documentElement.lang = language;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
