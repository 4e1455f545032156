import { normalisePassword } from './password.ts';

/** Why a password is refused (rule 4). */
export type PasswordProblemCode =
  'password-too-short' | 'password-too-long' | 'password-common' | 'password-personal' | 'password-guessable';

/** No password is longer, in code points (rule 4; ASVS 6.2.9 asks for 64 at least). */
export const PASSWORD_MAX_LENGTH = 128;

/** Words of a name shorter than this say nothing about anybody. */
const WORD_MIN_LENGTH = 4;
/** A password of which so little is left without the person's and the clinic's words is made of them. */
const REST_MIN_LENGTH = 6;
/** The estimator's scores go from 0 to 4; from 3 on guessing takes more than 10^8 tries. */
const SCORE_NEEDED = 3;

export interface PasswordRules {
  /** In code points; the clinic's setting. */
  readonly minLength: number;
  /** What the password must not be made of: username, names, the clinic's name (ASVS 6.2.11). */
  readonly personal: readonly string[];
}

/** What is known about passwords in general; handed in, since it is large. */
export interface PasswordKnowledge {
  /** Whether this very password, in lower case, is among the most used ones (ASVS 6.2.4). */
  isCommon(password: string): boolean;
  /** How hard it is to guess, 0 to 4, given words that an attacker would try first. */
  score(password: string, personal: readonly string[]): number;
}

/** The words that a password must not be made of, longest first, so that a name goes before its parts. */
function forbiddenWords(personal: readonly string[]): readonly string[] {
  const words = personal.flatMap((text) => {
    const folded = fold(text);
    return [folded.replace(/[^\p{L}\p{N}]/gu, ''), ...folded.split(/[^\p{L}\p{N}]+/u)];
  });
  return [...new Set(words)]
    .filter((word) => word.length >= WORD_MIN_LENGTH)
    .toSorted((one, other) => other.length - one.length);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function isMadeOf(password: string, personal: readonly string[]): boolean {
  const words = forbiddenWords(personal);
  let rest = fold(password).replace(/[^\p{L}\p{N}]/gu, '');
  const before = rest;
  for (const word of words) rest = rest.replaceAll(word, '');
  return rest !== before && [...rest].length < REST_MIN_LENGTH;
}

/**
 * Whether a password may be chosen: null, or the first reason against it. There are no rules about kinds of
 * characters, and none about age (ASVS 6.2.5, 6.2.10).
 */
export function judgePassword(
  typed: string,
  { minLength, personal }: PasswordRules,
  { isCommon, score }: PasswordKnowledge,
): PasswordProblemCode | null {
  const password = normalisePassword(typed);
  const length = [...password].length;
  if (length < minLength) return 'password-too-short';
  if (length > PASSWORD_MAX_LENGTH) return 'password-too-long';
  if (isCommon(password.toLowerCase())) return 'password-common';
  if (isMadeOf(password, personal)) return 'password-personal';
  return score(password, personal) < SCORE_NEEDED ? 'password-guessable' : null;
}
