import { fetchedFeed, longAppointments, sampleAppointments } from './calendar-samples.ts';
import type { GalleryState } from './states.ts';

type State = Omit<GalleryState, 'tag'>;

const works: GalleryState['handlers'] = (bff) => [...bff.calendar.works(), ...bff.loggedIn()];
const fetched: GalleryState['handlers'] = (bff) => [
  ...bff.calendar.works({ feed: fetchedFeed }),
  ...bff.loggedIn(),
];

/** The calendar behind its tab in My Account. */
export const calendarInAccount: readonly State[] = [
  { state: 'calendar', title: 'Calendar', handlers: works, act: 'open-calendar' },
];

/** Every state of one's appointments and the link to them. */
export const calendarStates: readonly State[] = [
  { state: 'first-view', title: 'First view', handlers: works },
  {
    state: 'own-time-zone',
    title: 'Same time zone as the clinic',
    handlers: (bff) => {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      return [
        ...bff.calendar.works({ appointments: sampleAppointments(Date.now(), timeZone) }),
        ...bff.loggedIn(),
      ];
    },
  },
  {
    state: 'none',
    title: 'No appointments',
    handlers: (bff) => [
      ...bff.calendar.works({ appointments: { appointments: [], timeZone: 'America/Vancouver' } }),
      ...bff.loggedIn(),
    ],
  },
  {
    state: 'long-names',
    title: 'Long names and addresses',
    handlers: (bff) => [
      ...bff.calendar.works({ appointments: longAppointments(Date.now()) }),
      ...bff.loggedIn(),
    ],
  },
  { state: 'subscribe', title: 'Ways to subscribe', handlers: works, act: 'subscribe' },
  { state: 'fetched', title: 'Fetched by Google', handlers: fetched, act: 'subscribe' },
  { state: 'qr-code', title: 'QR code', handlers: works, act: 'show-qr-code' },
  { state: 'ask-to-reset', title: 'Before the link is reset', handlers: fetched, act: 'ask-to-reset' },
  { state: 'reset', title: 'Link reset', handlers: fetched, act: 'reset-link' },
  {
    state: 'slow',
    title: 'Slow network',
    handlers: (bff) => [...bff.calendar.works({ milliseconds: 12_000 }), ...bff.loggedIn()],
    act: 'subscribe',
  },
  {
    state: 'no-link',
    title: 'Link not to be had',
    handlers: (bff) => [...bff.calendar.refuses('calendar-feed', { code: 'internal' }), ...works(bff)],
    act: 'subscribe',
  },
  {
    state: 'not-reset',
    title: 'Link not reset',
    handlers: (bff) => [...bff.calendar.refuses('calendar-feed/reset', { code: 'internal' }), ...works(bff)],
    act: 'reset-link',
  },
  {
    state: 'fault',
    title: 'Server fault',
    handlers: (bff) => [...bff.calendar.refuses('appointments', { code: 'internal' }), ...works(bff)],
  },
  {
    state: 'offline',
    title: 'Offline',
    handlers: (bff) => [...bff.loggedIn(), ...bff.unreachable()],
    offline: true,
  },
  {
    state: 'logged-out',
    title: 'Logged out',
    handlers: (bff) => [...bff.calendar.works(), ...bff.logInWorks()],
  },
];
