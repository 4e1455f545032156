import { assert, expect, fixture, html } from '@open-wc/testing';
import { ClinicLogin } from '../../../widgets/index.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** Something in the page that a test is sure to find. */
export function find<T extends Element>(place: ParentNode, selector: string, kind: new () => T): T {
  const element = place.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`There is no ${selector} of that kind`);
  return element;
}

/** Whether something is there. Never compare elements themselves: to print a failure takes the page apart. */
export function has(place: ParentNode, selector: string): boolean {
  return place.querySelector(selector) !== null;
}

/** A login widget for this BFF, once it has rendered. */
export async function loginWidget(bff: StandInBff, clinic = 'maple-street'): Promise<ClinicLogin> {
  const element = await fixture(html`<clinic-login bff=${bff.url} clinic=${clinic}></clinic-login>`);
  expect(element).to.be.instanceOf(ClinicLogin);
  return element as ClinicLogin;
}

/** The inputs and the button of a login form. */
export function formOf(place: ParentNode): {
  readonly username: HTMLInputElement;
  readonly password: HTMLInputElement;
  readonly submit: HTMLButtonElement;
} {
  return {
    username: find(place, 'input[name="username"]', HTMLInputElement),
    password: find(place, 'input[name="password"]', HTMLInputElement),
    submit: find(place, 'form button[type="submit"]', HTMLButtonElement),
  };
}

/** Fills a login form as a password manager does, without any event, and presses its button. */
export function logIn(place: ParentNode, username = 'patient', password = 'a long demo passphrase'): void {
  const form = formOf(place);
  form.username.value = username;
  form.password.value = password;
  form.submit.click();
}

/** The heading that shows now. */
export function heading(place: ParentNode): string {
  return place.querySelector('.ca-heading')?.textContent.trim() ?? '';
}

/** What the live region for problems says to a screen reader now. */
export function alertText(place: ParentNode): string {
  const region = find(place, '[role="alert"]', HTMLElement).cloneNode(true) as HTMLElement;
  for (const hidden of region.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return region.textContent.replace(/\s+/g, ' ').trim();
}

/** What the polite live region says now. */
export function statusText(place: ParentNode): string {
  return find(place, '[role="status"]', HTMLElement).textContent.trim();
}

/** The button with exactly this text. */
export function buttonCalled(place: ParentNode, text: string): HTMLButtonElement {
  const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text);
  if (!button) throw new Error(`There is no button "${text}"`);
  return button;
}

/** Waits for a heading that has these words in it. */
export async function untilHeading(place: ParentNode, words: string): Promise<void> {
  await until(`the heading "${words}"`, () => heading(place).includes(words));
}

/** An element in words. */
export function described(element: Element | null): string {
  const words = element?.getAttribute('name') ?? element?.ariaLabel ?? element?.textContent ?? '';
  return element === document.body ? 'the page' : words.trim();
}

/** Expects an element, or the page where that is its body, to have the focus in its root. */
export function expectFocus(element: Element | null): void {
  const root = element?.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  assert.equal(described(focused), described(element));
  assert.isTrue(focused === element);
}
