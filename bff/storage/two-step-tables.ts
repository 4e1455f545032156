import type { TwoStepMethod } from '../contract/index.ts';
import type { Instant } from './tables.ts';

/**
 * A login in progress: its facts, from which the step is derived. A row comes into being where the password
 * alone does not open a session.
 */
export interface LoginTable {
  clinicId: number;
  tokenHash: string;
  profileId: string;
  expiresAt: Instant;
  /** When the password, a passkey or a welcome link was found right. */
  firstStepAt: Instant;
  secondStepAt: Instant | null;
  /** Codes of any method that were judged in this login, right or wrong (rule 20). */
  codeTries: number;
  /** Recovery codes that were judged in this login (rule 21). */
  recoveryTries: number;
  /** Keyed; null: no code is under way, or it was used up. */
  smsCodeHash: string | null;
  smsSentAt: Instant | null;
  /** A new recovery code was issued in this login, and has to be saved. */
  recoveryCodeIssuedAt: Instant | null;
  recoveryCodeSavedAt: Instant | null;
  /** When it became a session, or was left; null: it is in progress. */
  endedAt: Instant | null;
}

/** What somebody's second step is proven with, but for the passkeys. */
export interface TwoStepTable {
  clinicId: number;
  profileId: string;
  defaultMethod: TwoStepMethod | null;
  /** The number that was proven; text messages are on while it is the profile's (rule 17). */
  smsPhone: string | null;
  /** Sealed; null: no authenticator app is set up. */
  authenticatorSecret: string | null;
  authenticatorSetUpAt: Instant | null;
  /** The last time step whose code was accepted: none is accepted twice (rule 19). */
  authenticatorStep: number | null;
  pausedUntil: Instant | null;
}

export interface PasskeyTable {
  clinicId: number;
  /** The credential's id, base64url. */
  id: string;
  profileId: string;
  /** The RP ID that it was made for. */
  domain: string;
  /** The page's origin where it was made. */
  origin: string;
  /** COSE, base64url. */
  publicKey: string;
  counter: number;
  /** Whom the authenticator calls its owner, where that is not the profile's id: it came with a merged profile. */
  userHandle: string | null;
  /** By commas. */
  transports: string;
  /** What its owner calls it. */
  name: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
}

/** Challenges of passkeys that were answered: each works once. */
export interface UsedChallengeTable {
  clinicId: number;
  challengeHash: string;
  usedAt: Instant;
}

/** The one recovery code of a profile (rule 21). */
export interface RecoveryCodeTable {
  clinicId: number;
  profileId: string;
  sealed: string;
  /** Wrong tries in all, whatever the login; at ten it is dead. */
  failures: number;
  createdAt: Instant;
  usedAt: Instant | null;
}

/** A method that is being set up, by a session or by a login in progress: one at a time each. */
export interface TwoStepSetUpTable {
  clinicId: number;
  /** Of the token of the session or login that it belongs to. */
  ownerHash: string;
  profileId: string;
  method: TwoStepMethod;
  /** Sealed; of an authenticator app. */
  secret: string | null;
  /** E.164; where text messages go. */
  mobilePhone: string | null;
  /** Keyed; of a text message. */
  codeHash: string | null;
  sentAt: Instant | null;
  tries: number;
  expiresAt: Instant;
  endedAt: Instant | null;
}

/** A browser that skips the second step for one profile; several profiles can have the same token (rule 22). */
export interface TrustedBrowserTable {
  clinicId: number;
  id: string;
  tokenHash: string;
  profileId: string;
  userAgent: string;
  address: string;
  createdAt: Instant;
  lastUsedAt: Instant;
  expiresAt: Instant;
}

/** The tables of 2-Step Verification. */
export interface TwoStepTables {
  login: LoginTable;
  twoStep: TwoStepTable;
  passkey: PasskeyTable;
  usedChallenge: UsedChallengeTable;
  recoveryCode: RecoveryCodeTable;
  twoStepSetUp: TwoStepSetUpTable;
  trustedBrowser: TrustedBrowserTable;
}
