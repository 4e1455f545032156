/** What stands in a User-Agent for a calendar that people know. */
const calendars: readonly (readonly [RegExp, string])[] = [
  [/Google-Calendar-Importer|Google-Calendar/i, 'Google Calendar'],
  [/\biOS\/.*dataaccessd|\biP(hone|ad)\b.*dataaccessd/i, 'Apple Calendar (iPhone, iPad)'],
  [/CalendarAgent|dataaccessd|\bCalendar\/.*\bmacOS\b/i, 'Apple Calendar (Mac)'],
  [/Thunderbird\//, 'Thunderbird'],
  [/Microsoft|Outlook|\bExchange\b/i, 'Outlook'],
  [/\bICSx5\b/i, 'ICSx⁵'],
  [/\bEvolution\b|evolution-data-server/i, 'Evolution'],
  [/Nextcloud/i, 'Nextcloud'],
  [/vdirsyncer\//, 'vdirsyncer'],
];

/** How many characters of a name nobody here knows are shown. */
const longest = 40;

/**
 * The calendar that has fetched a feed, in a few words. It is for its owner to recognise; nothing is decided on it, as
 * every client can say what it likes (RFC 9110, 10.1.5).
 *
 * @param userAgent - the User-Agent header
 * @returns as it calls itself, shortened, where it is not one that people know; '' where it says nothing
 */
export function calendarName(userAgent: string): string {
  const known = calendars.find(([mark]) => mark.test(userAgent))?.[1];
  if (known) return known;
  const plain = [...userAgent.replace(/\p{C}+/gu, ' ').trim()];
  return plain.length > longest
    ? `${plain
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : plain.join('');
}
