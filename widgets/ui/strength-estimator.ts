import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Says how hard passwords are to guess. */
export interface Estimator {
  /**
   * How hard this one is to guess.
   *
   * @param personal - the person's and the clinic's names, which an attacker would try first
   * @returns 0 (within moments) to 4 (not within a lifetime)
   */
  score(password: string, personal: readonly string[]): number;
}

/** The server estimates as many characters; what comes after them is a bonus. */
const estimatedLength = 64;

/** Shorter words of a name say nothing about anybody: the server's limit too. */
const shortestWord = 4;

/** A password of which so little is left without the names is made of them: the server's limit too. */
const leastRest = 6;

/** An estimator with the dictionaries that the server has. It runs in the page: nothing typed leaves it. */
export function createEstimator(): Estimator {
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return {
    score: (typed, personal) => {
      const password = typed.normalize('NFC');
      if (isMadeOf(password, personal)) return 0;
      return estimator.check(password.slice(0, estimatedLength), [...personal]).score;
    },
  };
}

function isMadeOf(password: string, personal: readonly string[]): boolean {
  const whole = lettersOf(password);
  let rest = whole;
  for (const word of wordsOf(personal)) rest = rest.replaceAll(word, '');
  return rest !== whole && [...rest].length < leastRest;
}

/** The names and their parts, longest first, so that a name goes before its parts. */
function wordsOf(personal: readonly string[]): string[] {
  const words = personal.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)].map(lettersOf));
  return words.filter((word) => word.length >= shortestWord).sort((one, other) => other.length - one.length);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
