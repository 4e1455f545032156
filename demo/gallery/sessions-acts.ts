import { appears } from './appears.ts';

/** The ways to the states of one's sessions: what is pressed, one after the other. */
const ways = {
  'open-sessions': ['[role="tab"][id$="-tab-sessions"]'],
  'sign-out-one': ['.ca-session button'],
  'sign-out-others': ['.ca-for-all .ca-primary'],
  'ask-to-sign-out': ['.ca-for-all .ca-secondary'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of such a way. */
export type SessionsAct = keyof typeof ways;

/** Goes each of them. */
export const sessionsActs = Object.fromEntries(
  Object.entries(ways).map(([name, selectors]) => [
    name,
    async (widget: Element): Promise<void> => {
      for (const selector of selectors) (await appears(widget, selector, HTMLElement)).click();
    },
  ]),
) as Readonly<Record<SessionsAct, (widget: Element) => Promise<void>>>;
