import { read, type Reading, refusal } from './refusal.ts';

/** The practice system's own ids: printable ASCII without spaces, so that they look the same everywhere. */
const PRACTICE_ID = /^[\x21-\x7e]{1,100}$/;

/** What no text of a person's has: controls, halves of characters, line breaks, overrides of the writing direction. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text can be an id of the practice system's; anything else is nobody's, and some of it no database's text. */
export function isPracticeId(text: string): boolean {
  return PRACTICE_ID.test(text);
}

/** Reads an id of the practice system's. */
export function readPracticeId(text: string, field: string): Reading<string> {
  if (text === '') return refusal('missing', field);
  return isPracticeId(text) ? read(text) : refusal('malformed', field);
}

/** What nobody sees: joiners, fillers, soft hyphens and the like, whose place is between letters. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Z}]/gu;

/**
 * Reads one line of text: without white space around it, in NFC. One in which there is nothing to see is missing.
 *
 * @param most characters (code points) that it may have.
 */
export function readLine(text: string, field: string, most: number): Reading<string> {
  // A text of a megabyte is not worth normalising: no character of NFC has come from so many.
  if (text.length > most * 20) return refusal('too-long', field);
  const line = text.trim().normalize('NFC');
  if (UNFIT.test(line)) return refusal('malformed', field);
  if (line.replace(INVISIBLE, '') === '') return refusal('missing', field);
  return [...line].length > most ? refusal('too-long', field) : read(line);
}

/** An empty value says nothing, as none does. */
export function emptyAsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
