import type { Session } from '../../bff/contract/index.ts';
import type { AuthClient } from './auth-client.ts';

/** What one tab's report has led to, for the others to know of without asking. Times in ms since the epoch. */
export interface SharedActivity {
  /** By this browser's clock. */
  readonly reportedAt: number;
  /** By the server's clock; null: there is no idle limit. */
  readonly idleEndsAt: number | null;
}

/**
 * What the tabs of a clinic keep in common about a session: a tab that the browser has put to sleep finds there, on
 * waking, that the person was at work in another one. Nothing in it is personal or secret, and nothing is decided by
 * it but when to ask: the server ends sessions by what it knows itself.
 *
 * @returns null where nothing was kept of this session, or storage is closed to the page
 */
export function recallActivity(client: AuthClient, session: Session): SharedActivity | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(client)) ?? '{}') as Partial<Record<string, unknown>>;
    const { of, reportedAt, idleEndsAt } = kept;
    if (of !== session.loggedInAt || typeof reportedAt !== 'number') return null;
    return { reportedAt, idleEndsAt: typeof idleEndsAt === 'number' ? idleEndsAt : null };
  } catch {
    return null;
  }
}

/** Keeps it for the other tabs, and for the next page of this one. */
export function shareActivity(client: AuthClient, session: Session, activity: SharedActivity): void {
  try {
    localStorage.setItem(keyOf(client), JSON.stringify({ of: session.loggedInAt, ...activity }));
  } catch {
    return;
  }
}

/** Forgets it: the session is over. */
export function forgetActivity(client: AuthClient): void {
  try {
    localStorage.removeItem(keyOf(client));
  } catch {
    return;
  }
}

function keyOf({ bff, slug }: AuthClient): string {
  return `clinic-auth:${bff}:${slug}:activity`;
}
