import type { Clinic } from '../../bff/contract/index.ts';

/**
 * Gives an element the clinic's own colours, as custom properties that the style sheet falls back on where the
 * site builder set none. Through the CSSOM, which a strict `style-src` allows (product rule 41).
 *
 * @param element - the widget's outermost box
 * @param colours - the clinic's colours; null: the widgets' own
 */
export function paintClinicColours(element: HTMLElement, colours: Clinic['colours'] | null): void {
  for (const scheme of ['light', 'dark'] as const) {
    // What the page remembered may be of an older shape.
    const colour = colours?.[scheme] as Partial<Clinic['colours']['light']> | undefined;
    element.style.setProperty(`--ca-${scheme}-accent`, colour?.accent ?? null);
    element.style.setProperty(`--ca-${scheme}-on-accent`, colour?.onAccent ?? null);
  }
}
