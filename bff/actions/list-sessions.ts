import { hash } from 'node:crypto';
import type { ListedSession } from '../contract/index.ts';
import type { AuditDetails } from '../domain/audit-event.ts';
import { browserName } from '../domain/browser-name.ts';
import { shownAddress } from '../domain/client-network.ts';
import { isLive, sessionEnds } from '../domain/session-lifetime.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { listSessionsOf, type WatchedSession } from '../storage/listed-sessions.ts';
import { holdProfile } from '../storage/profiles.ts';
import { deleteSession, deleteSessionsOf, type StoredSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';

/** Names a session in calls. Made of the hash that is stored, it leads back to no token. */
function sessionId(tokenHash: string): string {
  return hash('sha256', `session|${tokenHash}`, 'base64url').slice(0, 22);
}

/** A person's live sessions, the one that asks first (rule 28). */
export async function listSessions(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  clinic: Clinic,
  own: StoredSession,
): Promise<readonly ListedSession[]> {
  const live = await listLive(database.db, clinic, own, clock());
  return [...Map.groupBy(live, firstOf).values()]
    .flatMap((family) => family.find(({ tokenHash }) => tokenHash === own.tokenHash) ?? family.slice(0, 1))
    .map((session) => describeSession(session, own))
    .toSorted((one, other) => Number(other.isThisOne) - Number(one.isThisOne));
}

/** The sessions of somebody that are live now, the newest activity first. */
export async function listLive(
  db: Db,
  clinic: Clinic,
  { profileId, role }: Pick<StoredSession, 'profileId' | 'role'>,
  now: number,
): Promise<readonly WatchedSession[]> {
  const sessions = await listSessionsOf(db, { clinicId: clinic.id, profileId });
  return sessions.filter((session) =>
    isLive(sessionEnds({ ...session, role }, clinic.staffIdleSeconds), now),
  );
}

/** A session that goes on at another page is the same login to whoever reads the list: both end together. */
const firstOf = ({ tokenHash, continuesTokenHash }: WatchedSession): string =>
  continuesTokenHash ?? tokenHash;

function describeSession(session: WatchedSession, own: StoredSession): ListedSession {
  const { tokenHash, userAgent, address, loggedInAt, lastActiveAt } = session;
  return {
    id: sessionId(tokenHash),
    ...browserName(userAgent),
    address: shownAddress(address),
    loggedInAt: new Date(loggedInAt).toISOString(),
    lastActiveAt: new Date(lastActiveAt).toISOString(),
    isThisOne: tokenHash === own.tokenHash,
  };
}

/** Ends one of a person's own sessions; false where no such session is theirs. */
export async function signOutSession(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  clinic: Clinic,
  own: StoredSession,
  id: string,
): Promise<boolean> {
  const { db } = deps.database;
  const key = { clinicId: clinic.id, profileId: own.profileId };
  const meant = (await listSessionsOf(db, key)).find(({ tokenHash }) => sessionId(tokenHash) === id);
  if (!meant) return false;
  return allOrNothing<boolean>(db, async (trx) => {
    await holdProfile(trx, key);
    const isEnded = await deleteSession(trx, { clinicId: clinic.id, tokenHash: meant.tokenHash });
    if (isEnded) await recordEnded(deps, trx, clinic, own, 'session-ended');
    return { keep: isEnded, outcome: isEnded };
  });
}

/** Ends all of a person's sessions, or all but the one that asks. */
export async function signOutEverywhere(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  clinic: Clinic,
  own: StoredSession,
  { keepsOwn }: { keepsOwn: boolean },
): Promise<void> {
  const key = { clinicId: clinic.id, profileId: own.profileId };
  await allOrNothing<null>(deps.database.db, async (trx) => {
    await holdProfile(trx, key);
    const sessions = await deleteSessionsOf(trx, key, keepsOwn ? own.tokenHash : '');
    await recordEnded(deps, trx, clinic, own, 'sessions-ended', { sessions });
    return { keep: true, outcome: null };
  });
}

async function recordEnded(
  deps: Pick<Deps, 'clock' | 'random'>,
  trx: Db,
  { id: clinicId }: Clinic,
  own: StoredSession,
  event: 'session-ended' | 'sessions-ended',
  details: AuditDetails = {},
): Promise<void> {
  await recordEvent(deps, trx, { clinicId, event, actor: actorOf(own), subjectId: own.profileId, details });
}
