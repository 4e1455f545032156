import type { Refusal, RefusalReason } from '../domain/refusal.ts';
import type { LineFault } from './read-csv.ts';

/** Why a line was not taken: what the rules say of its record, or that it is none. */
export type LineRefusal =
  Refusal | { readonly kind: 'refused'; readonly reason: LineFault; readonly field?: string };

const sentences: Readonly<Record<RefusalReason | LineFault, (field: string) => string>> = {
  missing: (field) => `${field} is empty`,
  malformed: (field) => `${field} is not what it should be`,
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
