import ICAL from 'ical.js';

/** An event as a calendar reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly url: string | null;
  /** Ms since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly changedAt: number;
  readonly status: string;
  readonly sequence: number;
}

/** A feed as a calendar reads it. */
export interface ReadCalendar {
  readonly name: string;
  readonly property: (name: string) => string | null;
  readonly events: readonly ReadEvent[];
}

/** Reads a feed with a parser that is not ours (RFC 5545). Throws where it is none. */
export function readCalendar(text: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const textOf = (component: ICAL.Component, name: string): string | null => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? null : value.toString();
  };
  const timeOf = (component: ICAL.Component, name: string): number => {
    const value: unknown = component.getFirstPropertyValue(name);
    if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`);
    return value.toJSDate().getTime();
  };
  return {
    name: textOf(calendar, 'x-wr-calname') ?? '',
    property: (name) => textOf(calendar, name),
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: textOf(event, 'uid') ?? '',
      summary: textOf(event, 'summary') ?? '',
      location: textOf(event, 'location'),
      description: textOf(event, 'description'),
      url: textOf(event, 'url'),
      startsAt: timeOf(event, 'dtstart'),
      endsAt: timeOf(event, 'dtend'),
      changedAt: timeOf(event, 'last-modified'),
      status: textOf(event, 'status') ?? '',
      sequence: Number(textOf(event, 'sequence')),
    })),
  };
}
