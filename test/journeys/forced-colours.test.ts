import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { comparePictures } from '../pages/compare-pictures.ts';
import { type GalleryPage, type GalleryStage, openGallery } from '../support/gallery-stage.ts';

/** Windows' contrast themes and their like leave no colour of ours: what a colour told has to show some other way. */
describe('widgets in forced colours', () => {
  let gallery: GalleryStage;
  let stage: GalleryPage;
  before(async () => {
    gallery = await openGallery();
    stage = await gallery.newPage({ forcedColors: 'active', viewport: { width: 480, height: 900 } });
  });
  after(() => gallery.close());

  const style = (locator: Locator, name: string): Promise<string> =>
    locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  const canvas = (): Promise<string> => style(stage.page.locator('.ca-root').first(), 'background-color');

  it('show which tab is chosen', async () => {
    await stage.show('clinic-account/credentials');
    const lines = await stage.page
      .getByRole('tab')
      .evaluateAll((tabs) =>
        tabs.map((tab) => [tab.ariaSelected, getComputedStyle(tab).borderBottomColor] as const),
      );
    const ground = await canvas();
    for (const [selected, line] of lines) assert.equal(line !== ground, selected === 'true');
  });

  it('show which choice is made, and its words', async () => {
    await stage.show('clinic-profiles/first-view');
    const chosen = stage.page.locator('.ca-who-choice label').first();
    assert.notEqual(await style(chosen, 'background-color'), await canvas());
    assert.notEqual(await style(chosen, 'background-color'), await style(chosen, 'color'));
    const before = await chosen.screenshot();
    await stage.page.getByRole('radio', { name: 'Staff' }).check();
    assert.ok(comparePictures(before, await chosen.screenshot()).share > 0.1);
  });

  it('show fields, buttons and what has the focus by their borders', async () => {
    await stage.show('clinic-login/nothing-typed');
    const ground = await canvas();
    for (const element of await stage.page.locator('.ca-input, .ca-button').all()) {
      assert.notEqual(await style(element, 'border-top-color'), ground);
      await element.focus();
      assert.equal(await style(element, 'outline-style'), 'solid');
      assert.notEqual(await style(element, 'outline-color'), ground);
    }
  });

  it('show pictures in the colour of text', async () => {
    await stage.show('clinic-login/first-view');
    const eye = stage.page.locator('.ca-reveal');
    assert.notEqual(await style(eye.locator('svg'), 'stroke'), await style(eye, 'background-color'));
    await stage.show('clinic-calendar-subscribe/qr-code');
    const fills = await stage.page
      .locator('.ca-qr > *')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill));
    assert.deepEqual(fills, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'], 'a scanner needs black on white');
  });
});
