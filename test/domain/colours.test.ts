import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Colour } from '../../bff/contract/index.ts';
import { accents, contrast, isColour } from '../../bff/domain/colours.ts';

/** What text needs (WCAG 2.2, 1.4.3). */
const TEXT_CONTRAST = 4.5;
const LIGHT_SURFACE: Colour = '#ffffff';
const DARK_SURFACE: Colour = '#16181d';

const anyColour = fc.nat(0xffffff).map((value): Colour => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals (WCAG 2.2, "contrast ratio")', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#0f766e', '#0f766e'), 1);
  });

  it('is what other tools compute for #767676 on white: just enough', () => {
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (one, other) => {
        assert.equal(contrast(one, other), contrast(other, one));
      }),
    );
  });
});

describe('the accents of a clinic', () => {
  it('can be read on their surfaces, and text on them, whatever colour the clinic chose', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const { light, dark } = accents(colour);
        assert.ok(contrast(light.accent, LIGHT_SURFACE) >= TEXT_CONTRAST, 'light accent');
        assert.ok(contrast(dark.accent, DARK_SURFACE) >= TEXT_CONTRAST, 'dark accent');
        assert.ok(contrast(light.onAccent, light.accent) >= TEXT_CONTRAST, 'on light accent');
        assert.ok(contrast(dark.onAccent, dark.accent) >= TEXT_CONTRAST, 'on dark accent');
      }),
      { numRuns: 1000 },
    );
  });

  it('stay as the clinic chose where that can be read already', () => {
    assert.equal(accents('#0f766e').light.accent, '#0f766e');
    assert.equal(accents('#7dd3fc').dark.accent, '#7dd3fc');
  });

  it('are written in lower case, however the clinic wrote its colour', () => {
    fc.assert(
      fc.property(anyColour, fc.boolean(), (colour, upper) => {
        const { light, dark } = accents(upper ? (`#${colour.slice(1).toUpperCase()}` as const) : colour);
        for (const text of [light.accent, light.onAccent, dark.accent, dark.onAccent]) {
          assert.match(text, /^#[0-9a-f]{6}$/);
        }
      }),
    );
  });
});

describe('a colour', () => {
  it('is written in one way only', () => {
    for (const text of ['#0f766e', '#0F766E']) assert.equal(isColour(text), true, text);
    for (const text of ['0f766e', '#0f7', '#0f766e80', 'red', '#0f766g', '#0f766e;color:red', '#0f766e\n']) {
      assert.equal(isColour(text), false, text);
    }
  });
});
