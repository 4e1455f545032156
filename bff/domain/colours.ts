import type { Accent, Colour } from '../contract/index.ts';

const BLACK: Colour = '#000000';
const WHITE: Colour = '#ffffff';
/** The surfaces that the widgets stand on in light and dark mode. */
const LIGHT_SURFACE: Colour = '#ffffff';
const DARK_SURFACE: Colour = '#16181d';
/** Contrast of an accent with its surface: it draws links, which are text (WCAG 2.2, 1.4.3). */
const TEXT_CONTRAST = 4.5;

type Channels = readonly [red: number, green: number, blue: number];

/** True for `#rrggbb`, the one way in which colours are written here. */
export function isColour(text: string): text is Colour {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function channels(colour: Colour): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toColour([red, green, blue]: Channels): Colour {
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const target = channels(to);
  const [red, green, blue] = channels(from).map((channel, index) =>
    Math.round(channel + ((target[index] ?? 0) - channel) * share),
  ) as [number, number, number];
  return toColour([red, green, blue]);
}

/** The accent moved towards `pole` just as far as its surface needs it to be read. */
function readable(accent: Colour, surface: Colour, pole: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(accent, pole, share);
    if (contrast(candidate, surface) >= TEXT_CONTRAST) return candidate;
  }
  return pole;
}

function accentOn(surface: Colour, accent: Colour, pole: Colour): Accent {
  const shown = readable(accent, surface, pole);
  return { accent: shown, onAccent: contrast(shown, WHITE) >= contrast(shown, BLACK) ? WHITE : BLACK };
}

/**
 * A clinic's one colour as light and dark pages can use it: as close to what the clinic chose as its
 * contrast allows, with the text colour that reads on it.
 */
export function accents(colour: Colour): { light: Accent; dark: Accent } {
  return {
    light: accentOn(LIGHT_SURFACE, colour, BLACK),
    dark: accentOn(DARK_SURFACE, colour, WHITE),
  };
}

/** What a clinic gets whose colour cannot be read. */
const FALLBACK: Colour = '#0b5c6b';

/** {@link accents} of a colour as it is stored. */
export function accentsOf(colour: string): { light: Accent; dark: Accent } {
  return accents(isColour(colour) ? colour : FALLBACK);
}
