import { accents, isColour } from '../../domain/colours.ts';
import type { Colour } from '../../contract/index.ts';

/** Where a clinic's colour cannot be read. */
const FALLBACK_ACCENT: Colour = '#0f766e';

/** The colours of an email in one mode. Text on its surface has a contrast of 4.5:1 or more (WCAG 2.2, 1.4.3). */
export interface Scheme {
  readonly page: Colour;
  readonly surface: Colour;
  readonly text: Colour;
  readonly quiet: Colour;
  readonly line: Colour;
  readonly accent: Colour;
  readonly onAccent: Colour;
}

/** A clinic's emails in light and dark mode; the surfaces are those that `accents` reckons with. */
export function colourSchemes(accent: string): { light: Scheme; dark: Scheme } {
  const { light, dark } = accents(isColour(accent) ? accent : FALLBACK_ACCENT);
  return {
    light: {
      page: '#f2f4f6',
      surface: '#ffffff',
      text: '#1d2126',
      quiet: '#565d66',
      line: '#d9dde2',
      ...light,
    },
    dark: {
      page: '#0d0f12',
      surface: '#16181d',
      text: '#eceef1',
      quiet: '#a9b0ba',
      line: '#363b44',
      ...dark,
    },
  };
}
