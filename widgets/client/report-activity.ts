import type { SessionAnswer } from '../../bff/contract/index.ts';
import type { AuthClient } from './auth-client.ts';
import type { Outcome } from './outcome.ts';

/**
 * Tells the server that the person did something just now (product rule 29).
 *
 * Problems: `not-logged-in` (the client's session is null then), and those of {@link AuthClient.load}.
 */
export async function reportActivity(client: AuthClient): Promise<Outcome> {
  const { body, problem } = await client.call('POST', 'session/activity', {}, client.readTimed);
  if (problem?.code === 'not-logged-in') client.tellSession(null, null);
  // Nothing but its ends is new, so nobody is told: other tabs ask by themselves once it is about to end.
  client.session &&= (body as Partial<SessionAnswer> | null)?.session ?? client.session;
  return { problem };
}
