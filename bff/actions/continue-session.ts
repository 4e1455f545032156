import type { Session } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { holdProfile } from '../storage/profiles.ts';
import { useSessionCode } from '../storage/session-codes.ts';
import { deleteSession, findFirstSession, findSession, insertSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { continuedCodeHash } from './make-session-code.ts';
import type { Browser } from './open-session.ts';
import { readSession } from './read-session.ts';
import { actorOf, recordEvent, USER_AGENT_MAX_LENGTH } from './record-event.ts';

/** A session that goes on at the BFF's own pages. */
export interface ContinuedSession {
  readonly session: Session;
  /** For the browser alone; null: it has the session already. */
  readonly token: string | null;
}

/**
 * Continues the session that a code was made in, once, within its minute and only while that session lives: with a
 * token of its own, since the page that handed the code on keeps its cookies on another site. It is as old as the
 * first one, idle when that is, and ends with it. A session of somebody else in this browser ends (ASVS 7.2.4).
 *
 * @returns null where the code continues nothing: used, over, another clinic's, never one, or its session has ended.
 */
export async function continueSession(
  deps: Pick<Deps, 'database' | 'random' | 'clock'>,
  { clinic, code, browser }: { clinic: Clinic; code: string; browser: Browser },
): Promise<ContinuedSession | null> {
  const clinicId = clinic.id;
  const now = deps.clock();
  return allOrNothing<ContinuedSession | null>(deps.database.db, async (trx) => {
    const codeHash = continuedCodeHash(code, browser);
    const from = await useSessionCode(trx, { clinicId, codeHash, now });
    if (from === null) return { keep: false, outcome: null };
    const found = await findSession(trx, { clinicId, tokenHash: from });
    if (found) await holdProfile(trx, { clinicId, profileId: found.profileId });
    // Whoever signs out holds the profile too: only now is it sure that the session lives.
    const first = await findFirstSession(trx, { clinicId, tokenHash: from });
    const session = found && readSession(clinic, found, now);
    if (first === null || !session) return { keep: true, outcome: null };
    if (browser.sessionTokenHash !== null) {
      const present = { clinicId, tokenHash: browser.sessionTokenHash };
      const stored = await findSession(trx, present);
      const own = stored && readSession(clinic, stored, now);
      if (own && (await findFirstSession(trx, present)) === first) {
        return { keep: true, outcome: { session: own, token: null } };
      }
      if (stored) await holdProfile(trx, { clinicId, profileId: stored.profileId });
      await deleteSession(trx, present);
    }
    const token = newToken(deps.random);
    const { profileId, loggedInAt, lastActiveAt } = found;
    const stored = { tokenHash: tokenHash(token), loggedInAt, lastActiveAt };
    await insertSession(trx, {
      ...stored,
      clinicId,
      profileId,
      address: browser.address,
      userAgent: browser.userAgent.slice(0, USER_AGENT_MAX_LENGTH),
      continuesTokenHash: first,
    });
    const happened = { clinicId, actor: actorOf(found), subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event: 'session-continued' });
    const continued = readSession(clinic, { ...found, ...stored }, now);
    return { keep: true, outcome: continued && { session: continued, token } };
  });
}
