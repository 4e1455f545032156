import { fixture, html } from '@open-wc/testing';
import type { GivenProfiles } from '../../../demo/gallery/profiles-answers.ts';
import { sampleOwner } from '../../../demo/gallery/profiles-samples.ts';
import type { ClinicProfiles } from '../../../widgets/index.ts';
import { buttonCalled, find, has, untilHeading } from './page.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** The widget, and the BFF that it talks to. */
export interface OpenedProfiles {
  readonly bff: StandInBff;
  readonly widget: ClinicProfiles;
}

/** A BFF at which everything works, with an owner logged in unless somebody else looks. */
export function profilesBff(given: GivenProfiles = {}): StandInBff {
  return standInBff(({ profiles, loggedIn }) => [
    ...profiles.works(given),
    ...loggedIn(given.viewer ?? sampleOwner),
  ]);
}

/** The widget as it is first rendered. */
export async function profilesWidget(bff: StandInBff, locale = 'en'): Promise<ClinicProfiles> {
  return fixture<ClinicProfiles>(
    html`<clinic-profiles bff=${bff.url} clinic="maple-street" locale=${locale}></clinic-profiles>`,
  );
}

/** The widget, once it lists profiles. */
export async function profilesWith(given?: GivenProfiles, locale?: string): Promise<OpenedProfiles> {
  const bff = profilesBff(given);
  const widget = await profilesWidget(bff, locale);
  await until('the profiles', () => has(widget, '.ca-found'));
  return { bff, widget };
}

/** The names that are listed. */
export function names(widget: Element): string[] {
  return [...widget.querySelectorAll('.ca-open')].map(({ textContent }) => textContent.trim());
}

/** Types into the search field as keys do. */
export function search(widget: Element, text: string): void {
  const field = find(widget, 'input[name="search"]', HTMLInputElement);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** What stands in an element, in one line. */
export function wordsOf(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** What was sent to a path below the clinic's address, in order. */
export async function sentTo(bff: StandInBff, path: string): Promise<unknown[]> {
  const requests = bff.requests.filter(({ url }) => url.endsWith(`/maple-street/${path}`));
  return Promise.all(
    requests.map(async (request): Promise<unknown> => JSON.parse(await request.clone().text())),
  );
}

/** Presses the button that leads to a step, with the keyboard's focus on it. */
export function press(button: HTMLElement): void {
  button.focus();
  button.click();
}

/** Opens somebody's card from the list. */
export async function openCard(widget: Element, id: string): Promise<void> {
  press(find(widget, `[data-way-to="profile-${id}"]`, HTMLElement));
  await until('the card', () => has(widget, '.ca-facts'));
}

/** Opens the list, and a card from it. */
export async function cardOf(id: string, given?: GivenProfiles, locale?: string): Promise<OpenedProfiles> {
  const opened = await profilesWith(given, locale);
  await openCard(opened.widget, id);
  return opened;
}

/** Presses a button on a card, and waits for the step that it leads to. */
export async function goTo(widget: Element, button: string, heading: string): Promise<void> {
  press(buttonCalled(widget, button));
  await untilHeading(widget, heading);
}

/** The facts on a card: each name with its value. */
export function facts(widget: Element): Record<string, string> {
  return Object.fromEntries(
    [...widget.querySelectorAll('.ca-fact')].map((fact) => [
      wordsOf(fact.querySelector('dt')),
      wordsOf(fact.querySelector('dd')),
    ]),
  );
}

/** The sections of a card's deeds, each with its buttons. */
export function deeds(widget: Element): Record<string, string[]> {
  return Object.fromEntries(
    [...widget.querySelectorAll('.ca-deed-group')].map((group) => [
      wordsOf(group.querySelector('h3')),
      [...group.querySelectorAll('button')].map(wordsOf),
    ]),
  );
}

/** Fills in the own password, and presses the form's button. */
export function confirm(widget: Element, currentPassword: string): void {
  find(widget, 'input[name="currentPassword"]', HTMLInputElement).value = currentPassword;
  find(widget, 'form [type="submit"]', HTMLButtonElement).click();
}
