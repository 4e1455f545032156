import { fixture, html } from '@open-wc/testing';
import type { AppointmentsAnswer, CalendarFeed } from '../../../bff/contract/index.ts';
import type { ClinicCalendarSubscribe } from '../../../widgets/index.ts';
import { buttonCalled, has } from './page.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** What a test cares about in the stand-in's calendar. */
export interface GivenCalendar {
  readonly appointments?: AppointmentsAnswer;
  readonly feed?: CalendarFeed;
}

/** A BFF at which everything works, with somebody logged in. */
export function calendarBff(given: GivenCalendar = {}): StandInBff {
  return standInBff(({ calendar, loggedIn }) => [...calendar.works(given), ...loggedIn()]);
}

/** The widget, once it knows the appointments or why it cannot. */
export async function calendarWidget(bff: StandInBff, locale = 'en'): Promise<ClinicCalendarSubscribe> {
  const widget = await fixture<ClinicCalendarSubscribe>(
    html`<clinic-calendar-subscribe
      bff=${bff.url}
      clinic="maple-street"
      locale=${locale}
    ></clinic-calendar-subscribe>`,
  );
  await until('the appointments', () => has(widget, '.ca-subscribe') && !has(widget, '.ca-status'));
  return widget;
}

/** The same, for what is there already. */
export async function calendarWith(
  given?: GivenCalendar,
): Promise<{ readonly bff: StandInBff; readonly widget: ClinicCalendarSubscribe }> {
  const bff = calendarBff(given);
  return { bff, widget: await calendarWidget(bff) };
}

/** Opens the menu, and waits for it. */
export async function openMenu(widget: Element): Promise<void> {
  const opener = buttonCalled(widget, 'Subscribe to your Calendar');
  opener.focus();
  opener.click();
  await until('the menu', () => has(widget, '.ca-feed-link'));
}

/** Opens the menu and asks to reset the link, up to the question. */
export async function openQuestion(widget: Element): Promise<void> {
  await openMenu(widget);
  const reset = buttonCalled(widget, 'Reset link');
  reset.focus();
  reset.click();
  await until('the question', () => has(widget, '.ca-question'));
}

/** Where the link with exactly this text leads. */
export function hrefOf(place: ParentNode, text: string): string {
  const link = [...place.querySelectorAll('a')].find(({ textContent }) => textContent.trim() === text);
  if (!link) throw new Error(`There is no link "${text}"`);
  return link.href;
}

/** What stands in an element, in one line. */
export function wordsOf(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** The paths that the BFF was asked at, below the clinic's address. */
export function calls(bff: StandInBff): string[] {
  return bff.asked
    .filter((line) => /appointments|calendar-feed/.test(line))
    .map((line) => line.replace('/v1/clinics/maple-street/', ''));
}
