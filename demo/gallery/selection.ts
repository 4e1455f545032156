import type { ClinicTag } from '../../widgets/tags.ts';
import { findState, states } from './states.ts';
import { attributesOf, isTag } from './tags.ts';

/** The choices that the gallery offers for the page around a tag; the first of each is where it starts. */
export const choices = {
  theme: ['auto', 'light', 'dark'],
  language: ['en', 'fr', 'es', 'pseudo'],
  width: ['full', '320', '375', '768', '1280'],
  text: ['100', '200'],
} as const;

/** One of those choices. */
export type Choice = keyof typeof choices;

/** What the gallery shows: all of it stands in the address, so that a state can be linked. */
export interface Selection extends Readonly<{ [C in Choice]: (typeof choices)[C][number] }> {
  readonly tag: ClinicTag;
  readonly state: string;
  /** `--clinic-accent` as `#rrggbb`; '' for the clinic's own colour. */
  readonly accent: string;
  /** The attributes that the person has set; '' takes an attribute off the tag. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes share the address with the choices above, two of which are called the same. */
const attributePrefix = 'attr-';

/**
 * Reads a selection, such as `clinic-login/busy?theme=dark&attr-account-url=/account/`. What it does not say, or
 * what there is not, is as at the start.
 *
 * @param text - an address's fragment without `#`, or the same as written by {@link formatSelection}
 */
export function parseSelection(text: string): Selection {
  const [path = '', query = ''] = text.split('?', 2);
  const [tagName = '', stateName = ''] = path.split('/', 2);
  const tag = isTag(tagName) ? tagName : 'clinic-login';
  const entry = findState(tag, stateName) ?? states.find((state) => state.tag === tag);
  const params = new URLSearchParams(query);
  const accent = params.get('accent') ?? '';
  const attributes = attributesOf(tag).flatMap(({ name }) => {
    const value = params.get(attributePrefix + name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    tag,
    state: entry?.state ?? '',
    theme: oneOf(choices.theme, params.get('theme')),
    language: oneOf(choices.language, params.get('language')),
    width: oneOf(choices.width, params.get('width')),
    text: oneOf(choices.text, params.get('text')),
    accent: /^#[0-9a-f]{6}$/i.test(accent) ? accent : '',
    attributes: Object.fromEntries(attributes),
  };
}

/** Writes a selection as short as it can be read again. */
export function formatSelection(selection: Selection): string {
  const params = new URLSearchParams();
  for (const choice of Object.keys(choices) as Choice[]) {
    if (selection[choice] !== choices[choice][0]) params.set(choice, selection[choice]);
  }
  if (selection.accent) params.set('accent', selection.accent);
  for (const [name, value] of Object.entries(selection.attributes)) params.set(attributePrefix + name, value);
  const query = params.toString();
  return `${selection.tag}/${selection.state}${query && `?${query}`}`;
}

/**
 * What the tag carries: a clinic, what the state needs, and on top of it what the person has set.
 *
 * @returns names and values; none is empty
 */
export function attributesFor({ tag, state, attributes }: Selection): Readonly<Record<string, string>> {
  const given = { clinic: 'maple-street', ...findState(tag, state)?.attributes, ...attributes };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

function oneOf<T extends string>(offered: readonly [T, ...T[]], wanted: string | null): T {
  return offered.find((choice) => choice === wanted) ?? offered[0];
}
