import { Hono } from 'hono';
import { readOwnFeed, resetOwnFeed } from '../../actions/calendar-feed.ts';
import type { AppointmentsAnswer, CalendarFeedAnswer } from '../../contract/index.ts';
import { listUpcoming, type StoredAppointment } from '../../storage/appointments.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { appointmentsAnswer, calendarFeedAnswer } from '../calendar-schemas.ts';
import { describe } from '../describe.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

/** More than anybody reads; the feed has them all. */
const MOST_UPCOMING = 100;

const problems = { 401: 'not-logged-in', 403: 'origin-not-allowed, header-missing', 415: 'not-json' };

/** One's own visits, and the address by which a calendar subscribes to them (rules 30 and 31). */
export function calendarRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { database, clock } = deps;
  return new Hono<AppEnv>()
    .get(
      '/appointments',
      requireSession(deps),
      describe({
        tag: 'calendar',
        summary: 'One’s own visits that are still to come',
        answers: { 200: { description: 'The next first', body: appointmentsAnswer } },
        problems: { 401: 'not-logged-in', 403: 'origin-not-allowed' },
      }),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        const key = { clinicId: clinic.id, profileId: loggedIn.stored.profileId };
        const upcoming = await listUpcoming(database.db, key, { now: clock(), most: MOST_UPCOMING });
        const answer: AppointmentsAnswer = {
          appointments: upcoming.map(describeAppointment),
          timeZone: clinic.timeZone,
        };
        return respond(c, 200, answer);
      },
    )
    .post(
      '/calendar-feed',
      requireSession(deps),
      describe({
        tag: 'calendar',
        summary: 'The address of one’s own calendar feed',
        description: 'It is made when first asked for. Whoever knows it sees the visits.',
        answers: { 200: { description: 'The feed', body: calendarFeedAnswer } },
        problems,
      }),
      readJson(emptyRequest),
      async (c) => {
        const { clinic, loggedIn } = c.var;
        const feed = await readOwnFeed(deps, clinic, loggedIn.stored);
        return respond(c, 200, { feed } satisfies CalendarFeedAnswer);
      },
    )
    .post(
      '/calendar-feed/reset',
      requireSession(deps),
      describe({
        tag: 'calendar',
        summary: 'End the address of one’s calendar feed, and get another',
        answers: { 200: { description: 'The new feed', body: calendarFeedAnswer } },
        problems,
      }),
      readJson(emptyRequest),
      async (c) => {
        const { clinic, loggedIn, requestId } = c.var;
        const { profileId } = loggedIn.stored;
        const feed = await resetOwnFeed(deps, clinic, loggedIn.stored);
        deps.log.info({ event: 'feed-reset', requestId, clinic: clinic.slug, profileId }, 'calendar');
        return respond(c, 200, { feed } satisfies CalendarFeedAnswer);
      },
    );
}

function describeAppointment(appointment: StoredAppointment): AppointmentsAnswer['appointments'][number] {
  const { id, startsAt, endsAt, practitioner, treatment, place, onlineUrl } = appointment;
  return {
    id,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    practitioner,
    treatment,
    place,
    onlineUrl,
  };
}
