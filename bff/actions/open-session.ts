import type { Session } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import type { AuditDetails } from '../domain/audit-event.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { rememberBrowser } from '../storage/known-browsers.ts';
import { noteLogin, type ProfileLogin } from '../storage/profiles.ts';
import { deleteSession, insertSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { readSession } from './read-session.ts';
import { actorOf, recordEvent, USER_AGENT_MAX_LENGTH } from './record-event.ts';

/** The browser that somebody logs in with, as its request shows it. */
export interface Browser {
  readonly address: string;
  readonly userAgent: string;
  /** Of the page, as the clinic gate has admitted it; '' for none. */
  readonly origin: string;
  /** Of the session token that came along, if any. */
  readonly sessionTokenHash: string | null;
  /** Of the known-browser token that came along, if any. */
  readonly knownTokenHash: string | null;
  /** Of the token of a login in progress that came along, if any. */
  readonly loginTokenHash: string | null;
  /** Of the trusted-browser token that came along, if any. */
  readonly trustedTokenHash: string | null;
}

/** A session that has just begun, with the two tokens that only its browser may have. */
export interface OpenedSession {
  readonly session: Session;
  readonly sessionToken: string;
  readonly knownBrowserToken: string;
}

/**
 * Begins a session, as the last act of a login and in its transaction. Its token is new whatever the browser
 * brought along, and the session that the browser had at this clinic ends (rule 5; ASVS 7.2.4).
 *
 * @param details how the person got in, for the audit log.
 */
export async function openSession(
  { random, clock }: Pick<Deps, 'random' | 'clock'>,
  trx: Db,
  clinic: Clinic,
  profile: Omit<ProfileLogin, 'stored'>,
  browser: Browser,
  details: AuditDetails,
): Promise<OpenedSession> {
  const now = clock();
  const { id: clinicId } = clinic;
  const { profileId } = profile;
  const sessionToken = newToken(random);
  const knownBrowserToken = newToken(random);
  if (browser.sessionTokenHash !== null) {
    await deleteSession(trx, { clinicId, tokenHash: browser.sessionTokenHash });
  }
  const stored = { tokenHash: tokenHash(sessionToken), loggedInAt: now, lastActiveAt: now };
  await insertSession(trx, {
    ...stored,
    clinicId,
    profileId,
    address: browser.address,
    userAgent: browser.userAgent.slice(0, USER_AGENT_MAX_LENGTH),
  });
  await rememberBrowser(
    trx,
    { clinicId, profileId, tokenHash: tokenHash(knownBrowserToken) },
    { now, oldTokenHash: browser.knownTokenHash },
  );
  await noteLogin(trx, { clinicId, profileId, now });
  const happened = { clinicId, actor: actorOf(profile), subjectId: profileId, details };
  await recordEvent({ random, clock }, trx, { ...happened, event: 'logged-in' });
  const session = readSession(clinic, { ...profile, ...stored }, now);
  if (!session) throw new Error('a session ended before it began');
  return { session, sessionToken, knownBrowserToken };
}
