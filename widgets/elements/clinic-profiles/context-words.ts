import { credentialsMessages } from '../../messages/credentials.ts';
import { dateLocaleFor } from '../../messages/date-locale.ts';
import { formMessages } from '../../messages/form.ts';
import type { Locale } from '../../messages/locale.ts';
import { profilesEventsMessages } from '../../messages/profiles-events.ts';
import { profilesMergeMessages } from '../../messages/profiles-merge.ts';
import { profilesMessages } from '../../messages/profiles.ts';
import { relativeTime } from '../../messages/relative-time.ts';
import { dateInWords, timeInWords } from '../../messages/time-in-words.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** Everything that a view tells in words. */
type Words =
  | 'locale'
  | 'messages'
  | 'events'
  | 'merging'
  | 'credentials'
  | 'forms'
  | 'ago'
  | 'inWords'
  | 'dayInWords'
  | 'languageInWords';

/**
 * The words of one language.
 *
 * @param languageTag - a BCP 47 language tag: dates are written by it
 * @param now - ms since the epoch, by the server's clock
 */
export function contextWords(locale: Locale, languageTag: string, now: number): Pick<ProfilesContext, Words> {
  const messages = profilesMessages[locale];
  return {
    locale,
    messages,
    events: profilesEventsMessages[locale],
    merging: profilesMergeMessages[locale],
    credentials: credentialsMessages[locale],
    forms: formMessages[locale],
    ago: (time) => relativeTime(time, now, languageTag, messages.card.justNow),
    inWords: (time, precision) => timeInWords(time, precision, languageTag),
    dayInWords: (date) => dateInWords(date, languageTag),
    languageInWords: (tag) => {
      const names = new Intl.DisplayNames(dateLocaleFor(languageTag), { type: 'language', fallback: 'code' });
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}
