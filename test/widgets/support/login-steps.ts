import { fixture } from '@open-wc/testing';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { Step } from '../../../bff/contract/index.ts';
import type { ClinicElement } from '../../../widgets/index.ts';
import { find, heading, logIn } from './page.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** A tag that a login goes on in. */
export type StepsTag = 'clinic-login' | 'clinic-two-step' | 'clinic-recovery-code';

/** A BFF at which every login leads to this step, and on from there. */
export function stepsBff(step: Step): StandInBff {
  return standInBff(({ loginSteps, loggedOut }) => [...loginSteps.leadsTo(step), ...loggedOut()]);
}

/** One of these tags in a page, once it has rendered. */
export async function stepsWidget(bff: StandInBff, name: StepsTag = 'clinic-login'): Promise<ClinicElement> {
  const tag = unsafeStatic(name);
  const page = await fixture<HTMLElement>(
    html`<div lang="en"><${tag} bff=${bff.url} clinic="maple-street"></${tag}></div>`,
  );
  await until('the widget', () => page.querySelector('.ca-root .ca-heading, .ca-placeholder'));
  return find(page, name, HTMLElement) as ClinicElement;
}

/** The widget after a login, at the step behind the password. */
export async function atStep(bff: StandInBff, name: StepsTag = 'clinic-login'): Promise<ClinicElement> {
  const widget = await stepsWidget(bff, name);
  await until('the clinic', () => widget.client.clinic);
  await until('the form', () => widget.querySelector('input[name="username"]'));
  logIn(widget, 'staff');
  await until('the step', () => heading(widget) !== 'Log in' && heading(widget) !== '');
  return widget;
}

/** What was sent to an address below the clinic's, in order. */
export async function sentTo(bff: StandInBff, path: string): Promise<readonly unknown[]> {
  const requests = bff.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(`/${path}`));
  return Promise.all(requests.map(async (request) => (await request.clone().json()) as unknown));
}

/** How often a call was made. */
export function timesAsked(bff: StandInBff, call: string): number {
  return bff.asked.filter((asked) => asked === call).length;
}

/** Puts a whole code into the field at once, as an autofill does. */
export function autofillCode(place: ParentNode, code: string): void {
  const input = find(place, 'input[name="code"]', HTMLInputElement);
  input.value = code;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Where the later steps stand in a login widget. */
export function steps(widget: ParentNode): HTMLElement {
  return find(widget, 'clinic-two-step', HTMLElement);
}

/** What the buttons of a place say, in order. */
export function buttons(place: ParentNode): string[] {
  return [...place.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
}
