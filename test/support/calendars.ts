import type { AppointmentsAnswer, CalendarFeed, CalendarFeedAnswer } from '../../bff/contract/index.ts';
import { type AppointmentData, putAppointment } from '../../bff/storage/appointments.ts';
import type { Answer, Page } from './browser.ts';
import { HOUR } from './clock.ts';
import type { FrontDoor } from './front-door.ts';
import type { StaffedClinic, TestPerson } from './people.ts';
import { readCalendar, type ReadEvent } from './read-calendar.ts';

/** What a test cares about in a visit; the rest is made up. */
export type NewVisit = Partial<AppointmentData> & Pick<AppointmentData, 'id'>;

/** A front door with the clinic's system behind it and calendars before it. */
export interface CalendarWay {
  /** Writes a visit as the clinic's system would. Answers whether anything has changed. */
  book(person: TestPerson, visit: NewVisit): Promise<boolean>;
  /** Fetches a feed as a calendar does: with no cookie and no origin. */
  fetch(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** The events of a feed, by what they were called when they were booked. */
  events(url: string): Promise<ReadonlyMap<string, ReadEvent>>;
  /** Somebody's own page, logged in. */
  enter(person: TestPerson): Promise<Page>;
  /** The person's own feed. */
  feed(person: TestPerson): Promise<CalendarFeed>;
}

/** The feed in an answer. */
export const feedIn = ({ text }: Answer): CalendarFeed => (JSON.parse(text) as CalendarFeedAnswer).feed;

/** The appointments in an answer. */
export const appointmentsIn = ({ text }: Answer): AppointmentsAnswer =>
  JSON.parse(text) as AppointmentsAnswer;

/** One's own appointments. */
export const listOwn = (page: Page, { slug }: Pick<StaffedClinic, 'slug'>): Promise<Answer> =>
  page.get(`/v1/clinics/${slug}/appointments`);

/** The link to one's own feed. */
export const askForFeed = (page: Page, { slug }: Pick<StaffedClinic, 'slug'>): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/calendar-feed`, {});

/** **Reset link** */
export const resetFeed = (page: Page, { slug }: Pick<StaffedClinic, 'slug'>): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/calendar-feed/reset`, {});

/** Opens the way to a front door's calendars. */
export function openCalendarWay(door: FrontDoor): CalendarWay {
  const way: CalendarWay = {
    book({ clinic, profileId }, { id, ...given }) {
      const { startsAt = door.clock.now() + 24 * HOUR } = given;
      const visit: AppointmentData = {
        id,
        startsAt,
        endsAt: startsAt + HOUR,
        practitioner: 'Farah Aziz',
        treatment: 'Physiotherapy',
        place: 'Room 2',
        onlineUrl: null,
        isCancelled: false,
        ...given,
      };
      const key = { clinicId: clinic.id, profileId };
      return door.node.database.db
        .transaction()
        .execute((trx) => putAppointment(trx, key, visit, door.clock.now()));
    },
    async fetch(url, headers = {}) {
      const response = await door.node.app.request(url, { headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    async events(url) {
      const { events } = readCalendar((await way.fetch(url)).text);
      return new Map(events.map((event) => [event.uid.replace(/@.*/, ''), event]));
    },
    async enter(person) {
      const page = door.browser().open(person.clinic.origin);
      await page.login(person);
      return page;
    },
    async feed(person) {
      return feedIn(await askForFeed(await way.enter(person), person.clinic));
    },
  };
  return way;
}
