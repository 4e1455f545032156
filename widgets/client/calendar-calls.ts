import type { AppointmentsAnswer, CalendarFeedAnswer } from '../../bff/contract/index.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import { isAppointmentsAnswer, isCalendarFeedAnswer } from './calendar-answers.ts';
import type { AnswerOutcome } from './outcome.ts';

/**
 * The own appointments that are still to come, the next first.
 *
 * Problems: `not-logged-in` (the client's session is null then), and those of `AuthClient.load`.
 */
export async function readAppointments(client: AuthClient): Promise<AnswerOutcome<AppointmentsAnswer>> {
  return ask(client, 'GET', 'appointments', undefined, isAppointmentsAnswer);
}

/**
 * The secret address of the own calendar feed, made when it is first asked for (product rule 31).
 *
 * Problems: those of {@link readAppointments}.
 */
export async function readCalendarFeed(client: AuthClient): Promise<AnswerOutcome<CalendarFeedAnswer>> {
  return ask(client, 'POST', 'calendar-feed', {}, isCalendarFeedAnswer);
}

/**
 * Ends the address of the own calendar feed at once, and asks for another.
 *
 * Problems: those of {@link readAppointments}.
 */
export async function resetCalendarFeed(client: AuthClient): Promise<AnswerOutcome<CalendarFeedAnswer>> {
  return ask(client, 'POST', 'calendar-feed/reset', {}, isCalendarFeedAnswer);
}
