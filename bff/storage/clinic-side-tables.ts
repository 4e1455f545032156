import type { Generated } from 'kysely';
import type { Actor } from '../domain/audit-event.ts';
import type { Flag, Instant } from './tables.ts';

/** What profiles are found by: folded words of names, addresses and numbers; found by their beginnings. */
export interface ProfileWordTable {
  clinicId: number;
  word: string;
  /** The profile's: those whom a word finds are sorted without being looked up. */
  nameKey: string;
  profileId: string;
}

/** How the clinic's practice system calls a profile. After a merge several of its ids lead to one profile. */
export interface PracticeProfileTable {
  clinicId: number;
  /** The practice system's own id. */
  practiceId: string;
  profileId: string;
  /** The profile was merged into this one: what the practice system says of it no longer changes the profile. */
  isMerged: Generated<Flag>;
}

/** A profile that was merged into another, as it was: nothing is lost. */
export interface MergedProfileTable {
  clinicId: number;
  id: string;
  keptProfileId: string;
  mergedAt: Instant;
  /** JSON of what the kept profile does not say. */
  data: string;
}

/** Two profiles that somebody has judged to be two people; `profileId` is the lesser of the two ids. */
export interface NotDuplicateTable {
  clinicId: number;
  profileId: string;
  otherId: string;
  decidedAt: Instant;
}

/** What the application only ever adds to: the database refuses to change or delete a row. */
export interface AuditEventTable {
  clinicId: number;
  /** Sorts by time: 13 digits of ms, six of a count, then chance. */
  id: string;
  at: Instant;
  event: string;
  actorKind: Actor['kind'];
  actorId: string | null;
  /** As it was then. */
  actorName: string | null;
  /** The profile that it is about; null: none. No foreign key, for the log outlives profiles. */
  subjectId: string | null;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** JSON */
  details: string;
}

/** A key of the clinic's practice system. */
export interface ApiKeyTable {
  clinicId: number;
  id: string;
  name: string;
  keyHash: string;
  /** By commas. */
  scopes: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
}

/** A code by which the clinic's other pages learn whose session this is, once. */
export interface SessionCodeTable {
  clinicId: number;
  codeHash: string;
  sessionTokenHash: string;
  expiresAt: Instant;
  usedAt: Instant | null;
}

/** The tables of the clinic's side. */
export interface ClinicSideTables {
  profileWord: ProfileWordTable;
  practiceProfile: PracticeProfileTable;
  mergedProfile: MergedProfileTable;
  notDuplicate: NotDuplicateTable;
  auditEvent: AuditEventTable;
  apiKey: ApiKeyTable;
  sessionCode: SessionCodeTable;
}
