import type { Role, TwoStepMethod } from '../contract/index.ts';
import { isStaff } from './role.ts';

/** What a profile's 2-Step Verification is worked out from; nothing of it is stored as a state (rule 14). */
export interface TwoStepFacts {
  readonly role: Role;
  /** The profile's number now, E.164. */
  readonly mobilePhone: string | null;
  /** The number that was proven when text messages were set up. */
  readonly smsPhone: string | null;
  readonly hasAuthenticator: boolean;
  /** The domains that the profile's passkeys work in. */
  readonly passkeyDomains: readonly string[];
  readonly defaultMethod: TwoStepMethod | null;
  /** In ms since the epoch. */
  readonly pausedUntil: number | null;
}

/** In this order where nobody has chosen: the strongest that works everywhere first. */
const inOrder: readonly TwoStepMethod[] = ['passkey', 'authenticator', 'sms'];

/**
 * The methods that are set up, the default first. Patients have none, whatever is stored (rule 15); text
 * messages go to the number that was proven, and are off once the profile has another (rule 17).
 */
export function methodsOf(facts: TwoStepFacts): readonly TwoStepMethod[] {
  if (!isStaff(facts.role)) return [];
  const isOn: Readonly<Record<TwoStepMethod, boolean>> = {
    sms: facts.smsPhone !== null && facts.smsPhone === facts.mobilePhone,
    authenticator: facts.hasAuthenticator,
    passkey: facts.passkeyDomains.length > 0,
  };
  const { defaultMethod } = facts;
  const on = inOrder.filter((method) => isOn[method]);
  return on.toSorted((one, other) => Number(other === defaultMethod) - Number(one === defaultMethod));
}

/** On while any method is set up; a pause ends by itself (rule 24). */
export function twoStepState(facts: TwoStepFacts, now: number): 'off' | 'on' | 'paused' {
  if (methodsOf(facts).length === 0) return 'off';
  return facts.pausedUntil !== null && now < facts.pausedUntil ? 'paused' : 'on';
}

/** A login in progress has ten minutes. */
export const LOGIN_SECONDS = 600;
/** A set-up has as long: time to install an app. */
export const SET_UP_SECONDS = 600;
/** A text message's code lives 5 min 30 s (rule 18; SP 800-63B-4 3.1.3.2 allows ten minutes). */
export const SMS_CODE_SECONDS = 330;
/** A resend is possible after this (rule 18). */
export const RESEND_SECONDS = 30;
/** Codes that are judged in one login (rule 20). */
export const CODE_TRIES = 5;
/** Recovery codes that are judged in one login, and in all (rule 21). */
export const RECOVERY_TRIES = 5;
export const RECOVERY_FAILURES = 10;
/** Trust this browser (rule 22). */
export const TRUST_SECONDS = 30 * 24 * 3600;
/** A passkey's challenge is good for this long (WebAuthn Level 3, 5.1: 300 to 600 s). */
export const PASSKEY_CHALLENGE_SECONDS = 300;

/** All but the last two digits of a number, hidden: enough to tell one's own phones apart. */
export function hiddenPhone(phone: string): string {
  return `•••• ${phone.slice(-2)}`;
}
