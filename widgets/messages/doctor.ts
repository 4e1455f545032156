import { catalogue } from './catalogue.ts';
import { doctorEnglish } from './en/doctor.ts';
import type { DoctorMessages, FindingName } from './en/doctor.ts';
import { doctorSpanish } from './es/doctor.ts';
import { doctorFrench } from './fr/doctor.ts';

export type { DoctorMessages, FindingName };

/** Every sentence of `<clinic-doctor>`. */
export const doctorMessages = catalogue<DoctorMessages>('doctor', {
  en: doctorEnglish,
  fr: doctorFrench,
  es: doctorSpanish,
});
