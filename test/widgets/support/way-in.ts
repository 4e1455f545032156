import { fixture } from '@open-wc/testing';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { ClinicElement } from '../../../widgets/index.ts';
import { find } from './page.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** A tag of the way in, or back in. */
export type WayInTag = 'clinic-forgot-password' | 'clinic-reset-password' | 'clinic-set-up-account';

/** A token that no test finds anywhere but where it belongs. */
export const linkToken = 'secret-of-the-link';

/** Opens a page with one of these tags, by an email's link or, without a token, by hand. */
export async function wayIn(
  tag: WayInTag | 'clinic-credentials',
  bff: StandInBff,
  { token, attributes = '' }: { readonly token?: string; readonly attributes?: string } = {},
): Promise<ClinicElement> {
  history.replaceState(null, '', token === undefined ? location.pathname : `#token=${token}`);
  const widget = unsafeStatic(`${tag} ${attributes}`);
  const end = unsafeStatic(tag);
  const page = await fixture<HTMLElement>(
    html`<div lang="en"><${widget} bff=${bff.url} clinic="maple-street"></${end}></div>`,
  );
  await until('the widget', () => page.querySelector('.ca-root'));
  return find(page, tag, HTMLElement) as ClinicElement;
}

/** An input of the form. */
export function input(place: ParentNode, name: string): HTMLInputElement {
  return find(place, `input[name="${name}"]`, HTMLInputElement);
}

/** Waits for an input to show. */
export async function untilInput(place: ParentNode, name: string): Promise<HTMLInputElement> {
  return until(`the input ${name}`, () => place.querySelector<HTMLInputElement>(`input[name="${name}"]`));
}

/** Types into the form's inputs, and presses its button. */
export function send(place: ParentNode, typed: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(typed)) input(place, name).value = text;
  find(place, 'form button[type="submit"]', HTMLButtonElement).click();
}

/** What stands at a field as its error. */
export function errorOf(place: ParentNode, name: string): string {
  const { id } = input(place, name);
  return document.getElementById(`${id}-error`)?.textContent.trim() ?? '';
}

/** Waits for a field's error. */
export async function untilError(place: ParentNode, name: string): Promise<string> {
  return until(`an error at ${name}`, () => errorOf(place, name));
}

/** All that the polite live regions say now. */
export function saidPolitely(place: ParentNode): string {
  const regions = [...place.querySelectorAll('[role="status"]')];
  return regions
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' | ');
}

/** Each input's name with its autofill tokens, in order. */
export function autofill(place: ParentNode): string[] {
  return [...place.querySelectorAll('input')].map(
    ({ name, type, autocomplete }) => `${name} ${type} ${autocomplete}`,
  );
}
