import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { feedWords } from '../../bff/delivery/messages/calendar.ts';
import { type FeedAppointment, feedVersion, feedWindow } from '../../bff/domain/calendar-feed.ts';
import { writeFeed } from '../../bff/domain/write-feed.ts';
import { DAY, SECOND } from '../support/clock.ts';
import { aVisit, feedClinic } from '../support/feed-visits.ts';
import { readCalendar } from '../support/read-calendar.ts';

/** What goes wrong in calendars: separators, line breaks, long emoji, overrides, halves of characters. */
const trouble = fc.constantFrom(
  '\\',
  ';',
  ',',
  ':',
  '"',
  '\r\n',
  '\n',
  '\u2028',
  '\u0085',
  '\u0000',
  '\t',
  '\u202e',
  '\u2066',
  '🙂',
  '👩🏽‍⚕️',
  'é',
  '日',
  '\ud83d',
  'END:VEVENT',
  '\r\nATTENDEE:mailto:a@b.example',
  'a'.repeat(70),
);
const anyText = fc
  .array(fc.oneof(trouble, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
/** Calendars know whole seconds only. */
const anyTime = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * SECOND);

const anyVisit: fc.Arbitrary<FeedAppointment> = fc
  .record({
    id: anyText,
    startsAt: anyTime,
    minutes: fc.integer({ min: 1, max: 600 }),
    practitioner: anyText,
    treatment: anyText,
    place: fc.option(anyText),
    onlineUrl: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyText)),
    cancelledAt: fc.option(anyTime),
    sequence: fc.nat(),
    changedAt: anyTime,
  })
  .map(({ minutes, ...visit }) => ({ ...visit, endsAt: visit.startsAt + minutes * 60 * SECOND }));
const anyVisits = fc.uniqueArray(anyVisit, { selector: ({ id }) => id.toWellFormed(), maxLength: 5 });
const anyClinic = fc.record({
  slug: fc.constant('maple-street'),
  name: anyText,
  calendarTitles: fc.constantFrom('clinic' as const, 'practitioner' as const, 'treatment' as const),
});
const anyWords = fc.constantFrom(...Object.values(feedWords));

/** As one line, without what does not show: all that a title can be. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();

const physicalLines = (text: string): string[] => text.split('\r\n');

describe('a feed', () => {
  it('is read back as it was meant, whatever stands in it', () => {
    fc.assert(
      fc.property(anyClinic, anyVisits, anyWords, (clinic, visits, words) => {
        const { events } = readCalendar(writeFeed(clinic, visits, words));
        assert.equal(events.length, visits.length);
        for (const [index, visit] of visits.entries()) {
          const event = events[index];
          assert.ok(event);
          assert.equal(event.startsAt, visit.startsAt);
          assert.equal(event.endsAt, visit.endsAt);
          assert.equal(event.changedAt, visit.changedAt);
          assert.equal(event.sequence, visit.sequence);
          assert.equal(event.status, visit.cancelledAt === null ? 'CONFIRMED' : 'CANCELLED');
          const titles = {
            clinic: words.appointmentAt(plain(clinic.name)),
            practitioner: words.appointmentWith(plain(visit.practitioner)),
            treatment: words.treatmentWith(plain(visit.treatment), plain(visit.practitioner)),
          };
          assert.equal(event.summary, titles[clinic.calendarTitles]);
          assert.equal(event.location ?? '', visit.place === null ? '' : plain(visit.place));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says no more than the clinic allows', () => {
    const visit = aVisit({ treatment: 'SECRET-TREATMENT', practitioner: 'SECRET-PRACTITIONER' });
    const write = (calendarTitles: 'clinic' | 'practitioner' | 'treatment') =>
      writeFeed(feedClinic({ calendarTitles }), [visit], feedWords.en);
    assert.doesNotMatch(write('clinic'), /SECRET/);
    assert.equal(
      readCalendar(write('clinic')).events[0]?.summary,
      'Appointment at Maple Street Physiotherapy',
    );
    assert.doesNotMatch(write('practitioner'), /SECRET-TREATMENT/);
    assert.equal(
      readCalendar(write('treatment')).events[0]?.summary,
      'SECRET-TREATMENT with SECRET-PRACTITIONER',
    );
  });

  it('has lines of at most 75 octets, which end as they should, and no half of a character', () => {
    fc.assert(
      fc.property(anyClinic, anyVisits, anyWords, (clinic, visits, words) => {
        const text = writeFeed(clinic, visits, words);
        assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
        assert.ok(text.isWellFormed());
        for (const line of physicalLines(text)) {
          // RFC 5545 3.1, in UTF-8 and without the line break.
          assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)}: ${line}`);
          assert.equal(Buffer.from(line).toString(), line);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('folds an emoji at any place without breaking it', () => {
    for (let before = 0; before < 90; before += 1) {
      const treatment = `${'x'.repeat(before)}👩🏽‍⚕️🙂é日`;
      const clinic = feedClinic({ calendarTitles: 'treatment' });
      const text = writeFeed(clinic, [aVisit({ treatment })], feedWords.en);
      for (const line of physicalLines(text)) assert.ok(Buffer.byteLength(line) <= 75);
      assert.equal(readCalendar(text).events[0]?.summary, `${treatment} with Farah Aziz`);
    }
  });

  it('has no control or override left in it that would hide or turn what it says', () => {
    fc.assert(
      fc.property(anyClinic, anyVisits, anyWords, (clinic, visits, words) => {
        const lines = physicalLines(writeFeed(clinic, visits, words)).join('');
        assert.doesNotMatch(lines, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('has one event for each visit and nothing that a text has smuggled in', () => {
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:https://evil.example\nX';
    const clinic = feedClinic({ name: evil, calendarTitles: 'treatment' });
    const visit = aVisit({ id: evil, treatment: evil, practitioner: evil, place: evil, onlineUrl: evil });
    const text = writeFeed(clinic, [visit], feedWords.en);
    assert.doesNotMatch(text, /^(BEGIN:VALARM|ATTACH|END:VEVENT\r\nBEGIN:VALARM)/m);
    assert.equal(text.match(/^END:VEVENT\r$/gm)?.length, 1);
    assert.equal(readCalendar(text).events.length, 1);
  });

  it('keeps a visit’s UID for as long as it exists, whatever else changes', () => {
    fc.assert(
      fc.property(anyVisit, anyVisit, anyWords, anyWords, (one, other, words, otherWords) => {
        const uid = (visit: FeedAppointment, said: typeof words) =>
          readCalendar(writeFeed(feedClinic(), [visit], said)).events[0]?.uid;
        assert.equal(uid(one, words), uid({ ...other, id: one.id }, otherWords));
        if (one.id.toWellFormed() !== other.id.toWellFormed())
          assert.notEqual(uid(one, words), uid(other, words));
      }),
    );
  });

  it('has other UIDs at another clinic, whose system may number as this one does', () => {
    const uid = (slug: string) =>
      readCalendar(writeFeed(feedClinic({ slug }), [aVisit()], feedWords.en)).events[0]?.uid;
    assert.notEqual(uid('maple-street'), uid('harbour-dental'));
  });

  it('links to where a visit is online, and to nothing that is no page', () => {
    const linked = (onlineUrl: string) => {
      const text = writeFeed(feedClinic(), [aVisit({ place: null, onlineUrl })], feedWords.en);
      const [event] = readCalendar(text).events;
      return { url: event?.url, description: event?.description };
    };
    const address = 'https://video.example/rooms/7?from=calendar';
    assert.deepEqual(linked(address), { url: address, description: `Join online: ${address}` });
    const odd = 'https://video.example/a,b;c';
    assert.deepEqual(linked(odd), { url: null, description: `Join online: ${odd}` });
    for (const bad of ['javascript:alert(1)', 'file:///etc/passwd', 'not an address', '']) {
      assert.deepEqual(linked(bad), { url: null, description: null }, bad);
    }
  });

  it('has its own properties before its events, and hints when to come back', () => {
    const text = writeFeed(feedClinic({ name: 'A; B, C' }), [aVisit()], feedWords.en);
    const afterFirstEvent = text.slice(text.lastIndexOf('END:VEVENT'));
    assert.equal(afterFirstEvent.trim(), 'END:VEVENT\r\nEND:VCALENDAR');
    const calendar = readCalendar(text);
    assert.equal(calendar.property('version'), '2.0');
    assert.equal(calendar.property('refresh-interval'), 'PT1H');
    assert.equal(calendar.property('x-published-ttl'), 'PT1H');
    assert.match(text, /^X-WR-CALNAME:Appointment at A\\; B\\, C\r$/m);
  });

  it('is a calendar without any visit too', () => {
    assert.deepEqual(readCalendar(writeFeed(feedClinic(), [], feedWords.es)).events, []);
  });
});

describe('a feed’s window', () => {
  const isTold = (cancelledAt: number, now: number) => cancelledAt > feedWindow(now).cancelledAfter;

  it('keeps what was cancelled for 30 days, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (cancelledAt) => {
        assert.ok(isTold(cancelledAt, cancelledAt));
        assert.ok(isTold(cancelledAt, cancelledAt + 30 * DAY - 1));
        assert.ok(!isTold(cancelledAt, cancelledAt + 30 * DAY));
      }),
    );
  });

  it('looks back by whole days, so that the same feed is told as unchanged all day', () => {
    const midnight = Date.parse('2026-11-20T00:00:00Z');
    const since = (now: number) => feedWindow(now).startingAfter;
    assert.equal(since(midnight), since(midnight + DAY - 1));
    assert.equal(since(midnight + DAY), since(midnight) + DAY);
    assert.equal(since(midnight), midnight - 90 * DAY);
  });
});

describe('a feed’s version', () => {
  const base = { revision: 1, cancelled: 2, locale: 'en', now: Date.parse('2026-11-20T09:00:00Z') };

  it('is another one whenever the text may be', () => {
    const versions = [
      feedVersion(feedClinic(), base),
      feedVersion(feedClinic({ name: 'Another name' }), base),
      feedVersion(feedClinic({ slug: 'another-slug' }), base),
      feedVersion(feedClinic({ calendarTitles: 'treatment' }), base),
      feedVersion(feedClinic(), { ...base, revision: 2 }),
      feedVersion(feedClinic(), { ...base, cancelled: 1 }),
      feedVersion(feedClinic(), { ...base, locale: 'fr' }),
      feedVersion(feedClinic(), { ...base, now: base.now + DAY }),
    ];
    assert.equal(new Set(versions).size, versions.length);
  });

  it('is the same one otherwise', () => {
    const later = { ...base, now: base.now + 3_600_000 };
    assert.equal(feedVersion(feedClinic(), base), feedVersion(feedClinic(), later));
  });
});
