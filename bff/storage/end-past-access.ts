import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Instant } from './tables.ts';

/** What opens something once, or for a while: since the backup it may have been used, or taken back. */
const openings = [
  'session_code',
  'session',
  'verification_code',
  'verification',
  'account_link',
  'login',
  'two_step_set_up',
  'trusted_browser',
] as const;

/** `theirs` is a row of the database that is replaced. */
const samePerson = (table: string, also: string) => `
  exists (select 1 from live.profile theirs where theirs.clinic_id = ${table}.clinic_id and theirs.id = ${table}.profile_id)
  and not exists (select 1 from live.${table} theirs where theirs.clinic_id = ${table}.clinic_id and ${also})`;

/** Whether a password was changed since: each change counts its revision up. */
const wasChanged = (also: string) => `
  exists (select 1 from live.password theirs where theirs.clinic_id = password.clinic_id
    and theirs.profile_id = password.profile_id and theirs.revision <> password.revision ${also})`;

/**
 * What the database that is replaced knows better: whatever was taken back or used up since the backup stays so, and
 * the audit log loses nothing. What a profile that is no longer there had comes back with it.
 */
const carriedOver = [
  `insert into audit_event (clinic_id, id, at, event, actor_kind, actor_id, actor_name, subject_id, address,
      user_agent, request_id, details)
    select clinic_id, id, at, event, actor_kind, actor_id, actor_name, subject_id, address, user_agent, request_id, details
    from live.audit_event newer
    where exists (select 1 from clinic where clinic.id = newer.clinic_id)
      and not exists (select 1 from main.audit_event older
        where older.clinic_id = newer.clinic_id and older.id = newer.id)`,
  `update api_key set revoked_at = (select theirs.revoked_at from live.api_key theirs
      where theirs.clinic_id = api_key.clinic_id and theirs.id = api_key.id)
    where revoked_at is null and exists (select 1 from live.api_key theirs
      where theirs.clinic_id = api_key.clinic_id and theirs.id = api_key.id)`,
  // Whoever knows the old one is often why there is a new one. The keys that are there were checked with the backup.
  `update password set (password_hash, pepper_version, revision, changed_at, last_verified_at) = (
      select password_hash, pepper_version, revision, changed_at, last_verified_at from live.password theirs
        where theirs.clinic_id = password.clinic_id and theirs.profile_id = password.profile_id)
    where ${wasChanged('and theirs.pepper_version in (select version from main.secret_key)')}`,
  `delete from password where ${wasChanged('')}`,
  'delete from throttle',
  `insert into throttle (clinic_id, subject, failures, last_failure_at, earlier_failure_at)
    select clinic_id, subject, failures, last_failure_at, earlier_failure_at from live.throttle
    where clinic_id in (select id from clinic)`,
  `insert into used_challenge (clinic_id, challenge_hash, used_at)
    select clinic_id, challenge_hash, used_at from live.used_challenge newer
    where clinic_id in (select id from clinic) and not exists (select 1 from main.used_challenge older
      where older.clinic_id = newer.clinic_id and older.challenge_hash = newer.challenge_hash)`,
  `delete from feed where ${samePerson('feed', 'theirs.token_hash = feed.token_hash')}`,
  `delete from passkey where ${samePerson('passkey', 'theirs.id = passkey.id')}`,
  `delete from recovery_code where ${samePerson(
    'recovery_code',
    `theirs.profile_id = recovery_code.profile_id and theirs.created_at = recovery_code.created_at
      and theirs.used_at is null and theirs.failures = recovery_code.failures`,
  )}`,
  `update two_step set authenticator_secret = null, authenticator_set_up_at = null, authenticator_step = null
    where ${samePerson(
      'two_step',
      `theirs.profile_id = two_step.profile_id and theirs.authenticator_set_up_at is two_step.authenticator_set_up_at`,
    )}`,
  `update two_step set sms_phone = null where ${samePerson(
    'two_step',
    'theirs.profile_id = two_step.profile_id and theirs.sms_phone is two_step.sms_phone',
  )}`,
  `update two_step set authenticator_step = (select theirs.authenticator_step from live.two_step theirs
      where theirs.clinic_id = two_step.clinic_id and theirs.profile_id = two_step.profile_id)
    where exists (select 1 from live.two_step theirs where theirs.clinic_id = two_step.clinic_id
      and theirs.profile_id = two_step.profile_id and theirs.authenticator_step > two_step.authenticator_step)`,
];

/**
 * Makes a copy of a backup fit to take a database's place.
 *
 * @param copy of the newest schema.
 * @param live the database that it is to replace.
 * @returns whether what `live` knows better was carried over; false where there is none, or it is another installation's
 *   or of another version.
 */
export function endPastAccess(copy: string, live: string, now: Instant): boolean {
  const file = new Sqlite(copy, { fileMustExist: true });
  try {
    const knowsBetter = attach(file, live);
    file.transaction(() => {
      for (const table of openings) file.exec(`delete from ${table}`);
      // What waited then was sent since, or its link is dead now.
      file
        .prepare(`update outbox set ended_at = ?, ending = 'dropped', payload = null where ended_at is null`)
        .run(now);
      if (knowsBetter) for (const statement of carriedOver) file.exec(statement);
    })();
    return knowsBetter;
  } finally {
    file.close();
  }
}

/** Attaches the other as `live`, if it is the same installation in the same version. */
function attach(file: Sqlite.Database, live: string): boolean {
  if (!existsSync(live)) return false;
  try {
    file.prepare('attach ? as live').run(live);
    const strangers = file
      .prepare(
        `select count(*) from clinic join live.clinic other on other.id = clinic.id
          where other.slug <> clinic.slug or other.created_at <> clinic.created_at`,
      )
      .pluck()
      .get();
    const newest = (schema: string): unknown =>
      file.prepare(`select max(name) from ${schema}.kysely_migration`).pluck().get();
    return strangers === 0 && newest('main') === newest('live');
  } catch (error) {
    // It cannot be read, which may be why it is replaced.
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  }
}
