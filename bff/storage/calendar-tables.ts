import type { Instant } from './tables.ts';

/** A visit of a profile: the clinic's system writes it, calendars and widgets read it. */
export interface AppointmentTable {
  clinicId: number;
  /** The same for as long as the visit exists: calendars know it by this. */
  id: string;
  profileId: string;
  startsAt: Instant;
  endsAt: Instant;
  practitioner: string;
  treatment: string;
  place: string | null;
  onlineUrl: string | null;
  /** Null: it is booked. */
  cancelledAt: Instant | null;
  /** Goes up with every change (RFC 5545 3.8.7.4). */
  sequence: number;
  createdAt: Instant;
  changedAt: Instant;
}

/** A profile's calendar feed. The address can be shown again, hence the sealed token beside its hash. */
export interface FeedTable {
  clinicId: number;
  profileId: string;
  tokenHash: string;
  sealedToken: string;
  createdAt: Instant;
  lastFetchedAt: Instant | null;
  lastFetchedBy: string | null;
}

/** The tables of the calendar. */
export interface CalendarTables {
  appointment: AppointmentTable;
  feed: FeedTable;
}
