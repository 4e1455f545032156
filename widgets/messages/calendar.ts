import { catalogue } from './catalogue.ts';
import { calendarEnglish } from './en/calendar.ts';
import type { CalendarMessages } from './en/calendar.ts';
import { calendarSpanish } from './es/calendar.ts';
import { calendarFrench } from './fr/calendar.ts';

export type { CalendarMessages };

/** Every sentence of `<clinic-calendar-subscribe>`. */
export const calendarMessages = catalogue<CalendarMessages>('calendar', {
  en: calendarEnglish,
  fr: calendarFrench,
  es: calendarSpanish,
});
