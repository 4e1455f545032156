import type { ListedSession, SessionsAnswer } from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome, Outcome } from './outcome.ts';

/**
 * One's own sessions, wherever they are open, this one first.
 *
 * Problems: `not-logged-in` (the client's session is null then), and those of `AuthClient.load`.
 */
export async function readSessions(client: AuthClient): Promise<AnswerOutcome<SessionsAnswer>> {
  return ask(client, 'GET', 'sessions', undefined, isSessionsAnswer);
}

/**
 * Signs out one session; one that is over already counts as signed out.
 *
 * Problems: those of {@link readSessions}.
 *
 * @param id - as it was listed
 */
export async function signOutSession(client: AuthClient, id: string): Promise<AnswerOutcome<SessionsAnswer>> {
  const outcome = await ask(
    client,
    'DELETE',
    `sessions/${encodeURIComponent(id)}`,
    undefined,
    isSessionsAnswer,
  );
  return outcome.problem?.code === 'not-found' ? readSessions(client) : outcome;
}

/**
 * Signs out all sessions but this one.
 *
 * Problems: those of {@link readSessions}.
 */
export async function signOutOthers(client: AuthClient): Promise<AnswerOutcome<SessionsAnswer>> {
  return ask(client, 'POST', 'sessions/sign-out-others', {}, isSessionsAnswer);
}

/**
 * Signs out all sessions, this one too, in every tab.
 *
 * Problems: those of `AuthClient.load`.
 *
 * @param by - whoever asks, to be found again in the client's `change` event
 */
export async function signOutEverywhere(client: AuthClient, by: object): Promise<Outcome> {
  const { problem } = await client.call('POST', 'sessions/sign-out-everywhere', {});
  if (problem && problem.code !== 'not-logged-in') return { problem };
  client.tellSession(null, by);
  return { problem: null };
}

/** Whether the body lists sessions, with times that this browser can read. */
function isSessionsAnswer(body: unknown): body is SessionsAnswer {
  return isRecord(body) && Array.isArray(body['sessions']) && body['sessions'].every(isListedSession);
}

function isListedSession(session: unknown): session is ListedSession {
  return (
    isRecord(session) &&
    ['id', 'browser', 'system', 'address'].every((name) => typeof session[name] === 'string') &&
    ['loggedInAt', 'lastActiveAt'].every((name) => !Number.isNaN(Date.parse(String(session[name]))))
  );
}
