import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { feedWords } from '../../bff/delivery/messages/calendar.ts';
import type { FeedAppointment } from '../../bff/domain/calendar-feed.ts';
import { writeFeed } from '../../bff/domain/write-feed.ts';
import { DAY, HOUR } from '../support/clock.ts';
import { aVisit, feedClinic } from '../support/feed-visits.ts';
import { readCalendar, type ReadEvent as CalendarEvent } from '../support/read-calendar.ts';

/** Python's icalendar, which knows nothing of ours: many feeds in, their events out. */
const reader = `
import json, sys, icalendar
def read(feed):
  calendar = icalendar.Calendar.from_ical(feed)
  broken = [str(error) for part in calendar.walk() for error in part.errors]
  assert not broken, (broken, feed)
  return [{
    'uid': str(event['UID']),
    'summary': str(event['SUMMARY']),
    'location': str(event['LOCATION']) if 'LOCATION' in event else None,
    'status': str(event['STATUS']),
    'sequence': int(event['SEQUENCE']),
    'startsAt': round(event['DTSTART'].dt.timestamp() * 1000),
    'endsAt': round(event['DTEND'].dt.timestamp() * 1000),
    'changedAt': round(event['LAST-MODIFIED'].dt.timestamp() * 1000),
  } for event in calendar.walk('VEVENT')]
print(json.dumps([read(feed) for feed in json.load(sys.stdin)]))
`;

type ReadEvent = Omit<CalendarEvent, 'description' | 'url'>;

async function readAllWithPython(feeds: readonly string[]): Promise<readonly (readonly ReadEvent[])[]> {
  const child = spawn('/usr/bin/python3', ['-c', reader], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(feeds));
  return JSON.parse(await text(child.stdout)) as readonly (readonly ReadEvent[])[];
}

const readWithOurs = (feed: string): readonly ReadEvent[] =>
  readCalendar(feed).events.map((event) => {
    const { uid, summary, location, status, sequence, startsAt, endsAt, changedAt } = event;
    return { uid, summary, location, status, sequence, startsAt, endsAt, changedAt };
  });

/** This program takes `%3A` and the like for marks of its own, and puts the character there. */
const decoded = (event: ReadEvent): ReadEvent => ({ ...event, uid: decodeURIComponent(event.uid) });

const pieces = [
  ...['👩🏽‍⚕️', '🙂', '🏳️‍🌈', 'é', 'e\u0301', '日', '\ufeff', '\u00a0', '\u200f', '\u202e', '\ud83d', '\udc00'],
  ...['\r\n', '\n', '\r', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u2028', '\t'],
  ...[
    '\\',
    '\\n',
    '\\\\',
    ';',
    ',',
    ':',
    '"',
    '%',
    '=',
    'מרפאה',
    'عيادة',
    'END:VEVENT',
    'x'.repeat(70),
    'x'.repeat(3000),
  ],
];
/** Without backslashes: this program undoes their doubling twice. The other one reads them in its own suite. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\\', ''));

const anyFeed = fc
  .tuple(
    fc.array(
      fc.record({ id: anyText, treatment: anyText, practitioner: anyText, place: fc.option(anyText) }),
      {
        maxLength: 3,
      },
    ),
    anyText,
    fc.nat(400),
    fc.constantFrom(...Object.values(feedWords)),
  )
  .map(([visits, name, days, words]) => {
    const told: readonly FeedAppointment[] = visits.map((visit, sequence) => {
      const startsAt = Date.parse('2026-01-01T00:00:00Z') + days * DAY + sequence * HOUR;
      return aVisit({ ...visit, sequence, startsAt, endsAt: startsAt + HOUR });
    });
    return writeFeed(feedClinic({ name, calendarTitles: 'treatment' }), told, words);
  });

describe('a feed, read by two programs that know nothing of each other', () => {
  it('says the same to both, whatever stands in it', async () => {
    const feeds = fc.sample(anyFeed, 300);
    const read = await readAllWithPython(feeds);
    assert.equal(read.length, feeds.length);
    for (const [index, feed] of feeds.entries()) {
      assert.deepEqual(read[index]?.map(decoded), readWithOurs(feed).map(decoded), feed);
    }
  });

  it('says the same to both wherever an emoji meets the end of a line', async () => {
    const feeds = Array.from({ length: 160 }, (_, length) =>
      writeFeed(
        feedClinic({ calendarTitles: 'treatment' }),
        [aVisit({ treatment: `${'x'.repeat(length)}👩🏽‍⚕️;🙂,🏳️‍🌈` })],
        feedWords.en,
      ),
    );
    const read = await readAllWithPython(feeds);
    for (const [index, feed] of feeds.entries()) {
      assert.deepEqual(read[index], readWithOurs(feed));
      assert.equal(readCalendar(feed).events[0]?.summary, `${'x'.repeat(index)}👩🏽‍⚕️;🙂,🏳️‍🌈 with Farah Aziz`);
    }
  });
});
