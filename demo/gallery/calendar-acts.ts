import { appears } from './appears.ts';

const subscribe = ['.ca-subscribe > [aria-expanded]'] as const;
const reset = [...subscribe, '.ca-reset button'] as const;

/** The ways to the states of one's calendar: what is pressed, one after the other. */
const ways = {
  'open-calendar': ['[role="tab"][id$="-tab-calendar"]'],
  subscribe,
  'show-qr-code': [...subscribe, '.ca-link-actions [aria-expanded]'],
  'ask-to-reset': reset,
  'reset-link': [...reset, '.ca-question .ca-primary'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of such a way. */
export type CalendarAct = keyof typeof ways;

/** Goes each of them. */
export const calendarActs = Object.fromEntries(
  Object.entries(ways).map(([name, selectors]) => [
    name,
    async (widget: Element): Promise<void> => {
      for (const selector of selectors) (await appears(widget, selector, HTMLElement)).click();
    },
  ]),
) as Readonly<Record<CalendarAct, (widget: Element) => Promise<void>>>;
