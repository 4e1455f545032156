import type { Refusal, RefusalReason } from '../domain/refusal.ts';
import type { LineFault } from './read-csv.ts';

/** Why a line was not taken: what the rules say of its record, or that it is none. */
export type LineRefusal =
  Refusal | { readonly kind: 'refused'; readonly reason: LineFault; readonly field?: string };

/** What a value has to look like, by its column or option. */
const shapes: Readonly<Record<string, string>> = {
  practiceId: '1 to 100 printable ASCII characters without spaces',
  appointmentId: '1 to 100 printable ASCII characters without spaces',
  givenName: 'one line of text',
  familyName: 'one line of text',
  birthDate: 'a day such as 1984-05-17, or empty',
  email: 'one email address, such as noor@mail.example',
  mobilePhone: 'a phone number, such as +1 604 555 0123, or empty',
  locale: 'en, fr, es or empty',
  role: 'patient, staff, full-access or empty',
  startsAt: "a time such as 2026-12-01T09:30:00-08:00, or 2026-12-01 09:30 on the clinic's clock",
  endsAt: "a time such as 2026-12-01T10:15:00-08:00, or 2026-12-01 10:15 on the clinic's clock",
  practitioner: 'one line of text',
  treatment: 'one line of text',
  place: 'one line of text, or empty',
  onlineUrl: 'an address that begins with https:, or empty',
  isCancelled: 'true, false or empty',
};

const sentences: Readonly<Record<RefusalReason | LineFault, (field: string) => string>> = {
  missing: (field) => `${field} is empty`,
  malformed: (field) => {
    const shape = shapes[field];
    return `${field} is not what it should be${shape === undefined ? '' : `: ${shape}`}`;
  },
  'too-long': (field) => `${field} is too long`,
  'in-the-future': (field) => `${field} is in the future`,
  'ends-before-start': () => 'it ends before it begins',
  'duplicate-id': (field) => `${field} stood in the file before`,
  'role-not-allowed': () => 'imports neither make, change nor remove owners',
  'unknown-profile': (field) => `no profile has this ${field}`,
  'not-utf-8': () => 'the line is not UTF-8',
  'wrong-quotes': () => 'a quotation mark is in the wrong place, or never closed',
  'too-few-cells': () => 'it has fewer cells than the first line',
  'too-many-cells': () => 'it has more cells than the first line',
};

/** A refusal as a sentence; it never repeats the value. */
export function explainRefusal({ reason, field = 'a value' }: LineRefusal): string {
  return sentences[reason](field);
}
