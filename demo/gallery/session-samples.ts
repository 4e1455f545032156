import type { ListedSession, Session } from '../../bff/contract/index.ts';

/** The times of a session: when it began, and when it ends. */
type Times = Pick<Session, 'loggedInAt' | 'idleEndsAt' | 'endsAt'>;

/**
 * The times of a session that began just now: the widgets sign out by them.
 *
 * @param idleSeconds - how long nobody may do anything
 * @param totalSeconds - how long it lasts in any case
 */
export function sampleTimes(idleSeconds: number, totalSeconds: number): Times {
  const now = Date.now();
  const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  return { loggedInAt: inSeconds(0), idleEndsAt: inSeconds(idleSeconds), endsAt: inSeconds(totalSeconds) };
}

/** The same session, about to end in so many seconds because nobody does anything, or because it has lasted. */
export function aboutToEnd(session: Session, reason: 'idle' | 'time', seconds: number): Session {
  const now = Date.now();
  const at = (milliseconds: number): string => new Date(now + milliseconds).toISOString();
  const end = at(seconds * 1000);
  const loggedInAt = at(-3_600_000);
  return { ...session, loggedInAt, idleEndsAt: end, endsAt: reason === 'time' ? end : at(3_600_000) };
}

/**
 * Some sessions of one person, this one first.
 *
 * @param now - ms since the epoch
 */
export function sampleSessions(now: number): readonly ListedSession[] {
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  return [
    {
      id: 'session-1',
      browser: 'Firefox',
      system: 'Windows',
      address: '203.0.113.24',
      loggedInAt: ago(42),
      lastActiveAt: ago(0),
      isThisOne: true,
    },
    {
      id: 'session-2',
      browser: 'Safari',
      system: 'iOS',
      address: '2001:db8:4a2c:19f0:8d3e:52ff:fe10:77ab',
      loggedInAt: ago(26 * 60),
      lastActiveAt: ago(75),
      isThisOne: false,
    },
    {
      id: 'session-3',
      browser: '',
      system: '',
      address: '198.51.100.7',
      loggedInAt: ago(5 * 24 * 60),
      lastActiveAt: ago(3 * 24 * 60),
      isThisOne: false,
    },
  ];
}
