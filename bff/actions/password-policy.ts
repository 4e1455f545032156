import { createHash } from 'node:crypto';
import { normalisePassword } from '../domain/password.ts';
import {
  judgePassword,
  type PasswordKnowledge,
  type PasswordProblemCode,
} from '../domain/password-policy.ts';
import type { Clinic } from '../storage/clinics.ts';
import { fullName, type Profile } from '../storage/profiles.ts';

/** Says whether a person may choose a password at their clinic (rule 4). */
export interface PasswordPolicy {
  judge(
    password: string,
    whose: { clinic: Clinic; profile: Profile; username: string },
  ): Promise<PasswordProblemCode | 'password-breached' | null>;
}

/** Looks up whether a password is known from a breach; a failed look-up says no (ASVS 6.2.12). */
export type BreachLookup = (password: string) => Promise<boolean>;

/** The look-up gives up after this: nobody's password waits for somebody else's server. */
const BREACH_LOOKUP_MS = 2000;
/** Estimating takes longer the longer the text; what comes after this many characters is a bonus. */
const ESTIMATED_LENGTH = 64;

/** @param breached null: the look-up is off. */
export function createPasswordPolicy(breached: BreachLookup | null): PasswordPolicy {
  let knowledge: Promise<PasswordKnowledge> | null = null;
  return {
    async judge(password, { clinic, profile, username }) {
      knowledge ??= loadKnowledge();
      const personal = [username, fullName(profile), profile.email ?? '', clinic.name, clinic.slug];
      const rules = { minLength: clinic.passwordMinLength, personal };
      const problem = judgePassword(password, rules, await knowledge);
      if (problem) return problem;
      return (await breached?.(normalisePassword(password))) ? 'password-breached' : null;
    },
  };
}

/** The dictionaries are large and seldom needed, so they are loaded at the first password that is chosen. */
async function loadKnowledge(): Promise<PasswordKnowledge> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const common = new Set(dictionary['passwords-common']);
  return {
    isCommon: (password) => common.has(password),
    score: (password, personal) => estimator.check(password.slice(0, ESTIMATED_LENGTH), [...personal]).score,
  };
}

/**
 * A breach look-up by k-anonymity: only the first five hex digits of the SHA-1 leave the house, and the
 * comparison is made here. Fails open within two seconds.
 *
 * @param rangeUrl the service's address, to which the five digits are added.
 */
export function createBreachLookup(rangeUrl: string): BreachLookup {
  const base = rangeUrl.endsWith('/') ? rangeUrl : `${rangeUrl}/`;
  return async (password) => {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
    try {
      const answer = await fetch(new URL(digest.slice(0, 5), base), {
        headers: { 'Add-Padding': 'true' },
        redirect: 'error',
        signal: AbortSignal.timeout(BREACH_LOOKUP_MS),
      });
      if (!answer.ok) return false;
      const suffix = digest.slice(5);
      return (await answer.text()).split('\n').some((line) => {
        const [tail, count] = line.trim().split(':');
        return tail === suffix && Number(count) > 0;
      });
    } catch {
      return false;
    }
  };
}
