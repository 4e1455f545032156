import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Says how hard passwords are to guess. */
export interface Estimator {
  /**
   * How hard this one is to guess.
   *
   * @param personal - words that an attacker would try first
   * @returns 0 (within moments) to 4 (not within a lifetime)
   */
  score(password: string, personal: readonly string[]): number;
}

/** The server estimates as many characters; what comes after them is a bonus. */
const estimatedLength = 64;

/** An estimator with the dictionaries that the server has. It runs in the page: nothing typed leaves it. */
export function createEstimator(): Estimator {
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return {
    score: (password, personal) =>
      estimator.check(password.normalize('NFC').slice(0, estimatedLength), [...personal]).score,
  };
}
