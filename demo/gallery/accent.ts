/** The text colour that reads best on an accent, and how well (WCAG 2.2, "contrast ratio", 1 to 21). */
export interface OnAccent {
  readonly colour: '#ffffff' | '#000000';
  readonly contrast: number;
}

/**
 * Finds the text colour for `--clinic-on-accent`.
 *
 * @param accent - `#rrggbb`
 */
export function onAccent(accent: string): OnAccent {
  const light = luminance(accent);
  const withWhite = 1.05 / (light + 0.05);
  const withBlack = (light + 0.05) / 0.05;
  return withWhite >= withBlack
    ? { colour: '#ffffff', contrast: withWhite }
    : { colour: '#000000', contrast: withBlack };
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const part = (start: number): number => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
