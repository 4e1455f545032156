import type { ListedSession } from '../../../bff/contract/index.ts';
import type { SessionsMessages } from '../../messages/sessions.ts';

/** What the list has to work with. */
export interface SessionsContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly messages: SessionsMessages;
  /** This one first. */
  readonly sessions: readonly ListedSession[];
  /** What an answer is awaited of: a session's id, `others` or `everywhere`; '': none. */
  readonly acting: string;
  /** Whether signing out everywhere waits for its confirmation. */
  readonly asks: boolean;
  /** How long ago a time was, in words. */
  ago(time: string): string;
  /** A time itself, in words. */
  inWords(time: string): string;
  signOut(session: ListedSession): Promise<void>;
  signOutOthers(): Promise<void>;
  ask(): void;
  keep(): void;
  signOutEverywhere(): Promise<void>;
}

/** Which session it is, in the words of the person who has it: `Firefox on Windows`. */
export function nameOfSession({ nameOf }: SessionsMessages, session: ListedSession): string {
  const { browser, system } = session;
  if (browser && system) return nameOf.both(browser, system);
  return browser || (system ? nameOf.system(system) : nameOf.neither);
}
