import { calendarEnglish } from './en/calendar.ts';
import type { CalendarMessages } from './en/calendar.ts';
import { calendarSpanish } from './es/calendar.ts';
import { calendarFrench } from './fr/calendar.ts';
import type { Locale } from './locale.ts';

export type { CalendarMessages };

/** Every sentence of `<clinic-calendar-subscribe>`. */
export const calendarMessages: Readonly<Record<Locale, CalendarMessages>> = {
  en: calendarEnglish,
  fr: calendarFrench,
  es: calendarSpanish,
};
