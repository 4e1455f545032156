import type { FeedWords } from '../../domain/calendar-feed.ts';
import type { Locale } from '../locale.ts';

/** The sentences of calendar feeds. */
export const feedWords: Readonly<Record<Locale, FeedWords>> = {
  en: {
    appointmentAt: (clinic) => `Appointment at ${clinic}`,
    appointmentWith: (practitioner) => `Appointment with ${practitioner}`,
    treatmentWith: (treatment, practitioner) => `${treatment} with ${practitioner}`,
    joinOnline: (url) => `Join online: ${url}`,
  },
  fr: {
    appointmentAt: (clinic) => `Rendez-vous chez ${clinic}`,
    appointmentWith: (practitioner) => `Rendez-vous avec ${practitioner}`,
    treatmentWith: (treatment, practitioner) => `${treatment} avec ${practitioner}`,
    joinOnline: (url) => `Rejoindre en ligne : ${url}`,
  },
  es: {
    appointmentAt: (clinic) => `Cita en ${clinic}`,
    appointmentWith: (practitioner) => `Cita con ${practitioner}`,
    treatmentWith: (treatment, practitioner) => `${treatment} con ${practitioner}`,
    joinOnline: (url) => `Unirse en línea: ${url}`,
  },
};
