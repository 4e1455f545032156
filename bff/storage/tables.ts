import type { Generated } from 'kysely';
import type { CalendarTitles, Role } from '../contract/index.ts';
import type { CalendarTables } from './calendar-tables.ts';
import type { ClinicSideTables } from './clinic-side-tables.ts';
import type { TwoStepTables } from './two-step-tables.ts';

/** 0 or 1: SQLite has no booleans, and PostgreSQL keeps the same columns. */
export type Flag = 0 | 1;

/** Ms since the epoch. */
export type Instant = number;

export interface ClinicTable {
  id: number;
  slug: string;
  name: string;
  /** The clinic's colour, `#rrggbb`. */
  accent: string;
  logoUrl: string | null;
  supportPhone: string | null;
  supportEmail: string | null;
  /** Absolute addresses of the clinic's own pages; null: the hosted ones. */
  loginPage: string | null;
  resetPasswordPage: string | null;
  setUpAccountPage: string | null;
  accountPage: string | null;
  /** Security settings (rules 4, 22, 23, 29). */
  passwordMinLength: number;
  twoStepEnforced: Flag;
  trustBrowserAllowed: Flag;
  /** Automatic Sign Out; null: off. */
  staffIdleSeconds: number | null;
  /** Where phone numbers without a country code are at home (ISO 3166-1 alpha-2). */
  country: string;
  /** The language that the clinic writes in to people whose own is not known (BCP 47). */
  locale: string;
  /** What passkeys are bound to (WebAuthn's RP ID); null: the registrable domain of the page. */
  passkeyDomain: Generated<string | null>;
  /** Where text messages may go: ISO 3166-1 alpha-2, by commas; empty: the clinic's own country. */
  smsCountries: Generated<string>;
  /** Text messages with codes in one day (UTC). */
  smsDailyLimit: Generated<number>;
  /** The clinic's times are meant in it (IANA). */
  timeZone: Generated<string>;
  /** What a calendar's titles say: no more than that one has an appointment here, or with whom, or what for too. */
  calendarTitles: Generated<CalendarTitles>;
  createdAt: Instant;
}

/** The origins whose pages may embed a clinic's tags, as browsers write them in `Origin`. */
export interface ClinicOriginTable {
  clinicId: number;
  origin: string;
}

export interface ProfileTable {
  clinicId: number;
  id: string;
  role: Role;
  givenName: string;
  familyName: string;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  email: string | null;
  /** What email addresses are compared by. */
  emailKey: string | null;
  /** E.164 */
  mobilePhone: string | null;
  /** As the person wrote it; null: the profile has no login yet. */
  username: string | null;
  /** What usernames are compared by; unique within the clinic. */
  usernameKey: string | null;
  /** The person's language (BCP 47); null: the clinic's. */
  locale: string | null;
  /** Goes up with every change of the profile's visits. */
  appointmentsRevision: Generated<number>;
  /** What profiles are sorted by, and namesakes found by. */
  nameKey: string;
  /** When the person's newest session began; null: never. */
  lastLoggedInAt: Instant | null;
  createdAt: Instant;
}

/** Why a link was sent. What it opens follows from the profile: with a login a new password, else set-up. */
export type AccountLinkKind = 'welcome' | 'recovery' | 'staff-reset';

/** A link that lets one person choose a username or password, once. */
export interface AccountLinkTable {
  clinicId: number;
  tokenHash: string;
  profileId: string;
  kind: AccountLinkKind;
  createdAt: Instant;
  expiresAt: Instant;
  usedAt: Instant | null;
}

/** Somebody has asked for help getting in, and a widget may be waiting for the email's code. */
export interface VerificationTable {
  clinicId: number;
  id: string;
  /** Of the token that the waiting widget holds. */
  waitingTokenHash: string;
  /** A keyed hash of what was typed: wrong codes are counted by it. */
  identifierHash: string;
  createdAt: Instant;
  expiresAt: Instant;
  /** Codes that were judged, right or wrong. */
  codeTries: number;
}

/** The code of the email that covers this profile; profiles with one address share one code. */
export interface VerificationCodeTable {
  clinicId: number;
  verificationId: string;
  profileId: string;
  /** Keyed, for a code has six digits. */
  codeHash: string;
  usedAt: Instant | null;
}

export interface PasswordTable {
  clinicId: number;
  profileId: string;
  passwordHash: string;
  pepperVersion: number;
  /** Goes up with every change; the same password in a newer form is none. */
  revision: number;
  changedAt: Instant;
  /** The last time that this password was found right. */
  lastVerifiedAt: Instant | null;
}

export interface SessionTable {
  clinicId: number;
  tokenHash: string;
  profileId: string;
  loggedInAt: Instant;
  lastActiveAt: Instant;
  userAgent: string;
  address: string;
  /** The session that this one goes on from, at the BFF's own pages; both end together. Null: a login's own. */
  continuesTokenHash: string | null;
}

/** A browser in which this profile has logged in: its wrong tries are counted apart from strangers' (rule 3). */
export interface KnownBrowserTable {
  clinicId: number;
  tokenHash: string;
  profileId: string;
  createdAt: Instant;
}

export interface ThrottleTable {
  clinicId: number;
  /** Whose wrong tries these are, `KIND:ID`; names that were typed stand there as keyed hashes only. */
  subject: string;
  /** Wrong tries in a row. */
  failures: number;
  lastFailureAt: Instant;
  /** The one before: what the last one falls back to if it turns out right. */
  earlierFailureAt: Instant;
}

/** The checks of the key versions that data was written under. */
export interface SecretKeyTable {
  version: number;
  keyCheck: string;
}

/** What is to leave by mail or SMS, or has left: written with the fact that it tells of, worked off by the courier. */
export interface OutboxTable {
  clinicId: number;
  id: string;
  /** Which lane of the courier takes it; an errand finds out whom to write to. */
  channel: 'email' | 'sms' | 'errand';
  /** An email address, an E.164 number, or what an errand is counted by. */
  recipient: string;
  kind: string;
  /** Sealed JSON: it may hold links and codes. Null once it is no longer needed. */
  payload: string | null;
  createdAt: Instant;
  /** Not before this; moved on after each failure. */
  sendAfter: Instant;
  /** Worth nothing from then on; null: never. */
  expiresAt: Instant | null;
  /** How often it was claimed; also tells a claim from the next one by the same courier. */
  attempts: number;
  firstTriedAt: Instant | null;
  /** The courier that has it in hand, and until when it may. */
  claimedBy: string | null;
  claimedUntil: Instant | null;
  /** When it was sent or dropped; null: it is waiting. */
  endedAt: Instant | null;
  ending: 'sent' | 'done' | 'dropped' | null;
  /** The code of the last failure. */
  problem: string | null;
  /** What the provider calls it. */
  providerId: string | null;
}

export interface Tables extends TwoStepTables, CalendarTables, ClinicSideTables {
  clinic: ClinicTable;
  clinicOrigin: ClinicOriginTable;
  profile: ProfileTable;
  password: PasswordTable;
  session: SessionTable;
  knownBrowser: KnownBrowserTable;
  throttle: ThrottleTable;
  secretKey: SecretKeyTable;
  accountLink: AccountLinkTable;
  verification: VerificationTable;
  verificationCode: VerificationCodeTable;
  outbox: OutboxTable;
}
