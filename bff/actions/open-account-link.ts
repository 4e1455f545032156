import { tokenHash } from '../crypto/token.ts';
import { findLiveLink } from '../storage/account-links.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { findProfile, type Profile } from '../storage/profiles.ts';

/** A link that still opens something. */
export interface OpenedLink {
  readonly clinicId: number;
  readonly tokenHash: string;
  readonly profile: Profile;
  readonly purpose: 'set-up-account' | 'reset-password';
}

/**
 * Finds out what a link's token opens, using nothing up: mail scanners open links too (rule 10).
 *
 * What it is for follows from the profile as it is now; a welcome for somebody who has a login already opens
 * nothing, or an old email could reset a password weeks later.
 *
 * @returns null for what is used, too old, replaced, another clinic's or never was.
 */
export async function openAccountLink(
  db: Db,
  clinic: Clinic,
  token: string,
  now: number,
): Promise<OpenedLink | null> {
  const key = { clinicId: clinic.id, tokenHash: tokenHash(token) };
  const link = await findLiveLink(db, key, now);
  const profile = link && (await findProfile(db, { clinicId: clinic.id, id: link.profileId }));
  if (!profile) return null;
  if (profile.username === null) return { ...key, profile, purpose: 'set-up-account' };
  return link.kind === 'welcome' ? null : { ...key, profile, purpose: 'reset-password' };
}
