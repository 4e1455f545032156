import type { Problem } from '../contract/index.ts';
import type { StoredPassword } from '../crypto/password-hasher.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { normalisePassword } from '../domain/password.ts';
import { isUsableUsername } from '../domain/username.ts';
import { endLinks } from '../storage/account-links.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { endLoginsOf } from '../storage/logins.ts';
import { confirmPassword, type CurrentPassword, putPassword } from '../storage/passwords.ts';
import { findProfile, holdProfile, type Profile, setUsername } from '../storage/profiles.ts';
import { deleteSessionsOf, renewSession, type StoredSession } from '../storage/sessions.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { endCodes } from '../storage/verifications.ts';
import { BUSY_PROBLEM } from './busy.ts';
import type { Deps } from './deps.ts';
import { tellOfChange } from './tell-of-change.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

export interface CredentialsWish {
  readonly clinic: Clinic;
  readonly session: StoredSession;
  readonly currentPassword: string;
  /** Null: it stays. */
  readonly username: string | null;
  /** The current password once more: it stays. */
  readonly newPassword: string;
}

export type CredentialsOutcome =
  /** The session goes on, under a new token (ASVS 7.2.4). */
  | { readonly kind: 'changed'; readonly session: StoredSession; readonly sessionToken: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

const refuse = (problem: Problem): CredentialsOutcome => ({ kind: 'problem', problem });

/**
 * Changes a person's own username, password or both, after their current password (rule 12). A changed
 * password ends the other sessions, the logins and links that are under way and all trust in browsers, but never the
 * recovery code; each change is told by email.
 *
 * Problems: `wrong-password`, `throttled`, `busy`, `username-unusable`, `username-taken`, the password's.
 */
export async function changeCredentials(deps: Deps, wish: CredentialsWish): Promise<CredentialsOutcome> {
  const { database, passwordPolicy } = deps;
  const { clinic, session } = wish;
  const own = { clinicId: clinic.id, profileId: session.profileId };
  const verified = await verifyOwnPassword(deps, { ...own, password: wish.currentPassword });
  if (verified.kind === 'problem') return verified;
  const profile = await findProfile(database.db, { clinicId: clinic.id, id: session.profileId });
  if (!profile) return refuse({ code: 'not-logged-in' });

  const before = profile.username ?? '';
  const username = wish.username === null ? before : wish.username.normalize('NFC').trim();
  if (username !== before && !isUsableUsername(username)) {
    return refuse({ code: 'username-unusable', field: 'username' });
  }
  const newPassword = normalisePassword(wish.newPassword);
  const keepsPassword = newPassword === normalisePassword(wish.currentPassword);
  if (keepsPassword) return write(deps, wish, { profile, username, verified: verified.stored, newer: null });

  const refused = await passwordPolicy.judge(newPassword, { clinic, profile, username });
  if (refused) return refuse({ code: refused, field: 'newPassword' });
  const hashed = await deps.hasher.hash(newPassword);
  if (hashed.kind === 'busy') return refuse(BUSY_PROBLEM);
  return write(deps, wish, { profile, username, verified: verified.stored, newer: hashed.stored });
}

interface Change {
  readonly profile: Profile;
  readonly username: string;
  /** What the current password was compared to. */
  readonly verified: CurrentPassword;
  /** Null: the password stays. */
  readonly newer: StoredPassword | null;
}

async function write(deps: Deps, wish: CredentialsWish, change: Change): Promise<CredentialsOutcome> {
  const { clinic, session } = wish;
  const { profile, username, newer } = change;
  const at = deps.clock();
  const key = { clinicId: clinic.id, profileId: profile.id };
  const told = { clinic, profile, username };
  const sessionToken = newToken(deps.random);
  const renewed = { ...session, username, tokenHash: tokenHash(sessionToken) };
  const outcome = await allOrNothing<CredentialsOutcome>(deps.database.db, async (trx) => {
    await holdProfile(trx, key);
    const current = await confirmPassword(trx, key, change.verified, { at, newer: null });
    if (!current)
      return { keep: false, outcome: refuse({ code: 'wrong-password', field: 'currentPassword' }) };
    if (!(await renewSession(trx, { clinicId: clinic.id, from: session.tokenHash, to: renewed.tokenHash }))) {
      return { keep: false, outcome: refuse({ code: 'not-logged-in' }) };
    }
    if (username !== profile.username) {
      if (!(await setUsername(trx, key, username))) {
        return { keep: false, outcome: refuse({ code: 'username-taken', field: 'username' }) };
      }
      await tellOfChange(deps, trx, 'username-changed', told);
    }
    if (newer) {
      await replacePassword(trx, key, newer, { at, keepSession: renewed.tokenHash });
      await tellOfChange(deps, trx, 'password-changed', told);
    }
    return { keep: true, outcome: { kind: 'changed', session: renewed, sessionToken } };
  });
  if (outcome.kind === 'changed') deps.nudgeCourier();
  return outcome;
}

async function replacePassword(
  trx: Db,
  key: { clinicId: number; profileId: string },
  newer: StoredPassword,
  { at, keepSession }: { at: number; keepSession: string },
): Promise<void> {
  await putPassword(trx, { ...key, ...newer, changedAt: at });
  await deleteSessionsOf(trx, key, keepSession);
  await endLoginsOf(trx, key, at);
  await deleteTrust(trx, key);
  await endLinks(trx, key);
  await endCodes(trx, key, at);
}
