import type { SessionToldAnswer } from '../contract/index.ts';
import { tokenHash } from '../crypto/token.ts';
import type { Actor } from '../domain/audit-event.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { findPracticeIds, useSessionCode } from '../storage/session-codes.ts';
import { findSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { readSession } from './read-session.ts';
import { recordEvent } from './record-event.ts';

/** A code that the clinic's practice system was handed. */
export interface SessionCodeExchange {
  readonly clinic: Clinic;
  readonly code: string;
  readonly actor: Actor;
}

/**
 * Tells whose session a code was made in, once, within its minute and only while that session lives. Who has asked
 * is recorded.
 *
 * @returns null where the code tells nothing: used, over, another clinic's, never one, or its session has ended.
 */
export async function exchangeSessionCode(
  deps: Pick<Deps, 'database' | 'random' | 'clock'>,
  { clinic, code, actor }: SessionCodeExchange,
): Promise<SessionToldAnswer | null> {
  const clinicId = clinic.id;
  const now = deps.clock();
  return allOrNothing<SessionToldAnswer | null>(deps.database.db, async (trx) => {
    const sessionTokenHash = await useSessionCode(trx, {
      clinicId,
      codeHash: tokenHash(code),
      now,
    });
    if (sessionTokenHash === null) return { keep: false, outcome: null };
    const stored = await findSession(trx, { clinicId, tokenHash: sessionTokenHash });
    const session = stored && readSession(clinic, stored, now);
    if (!session) return { keep: true, outcome: null };
    const { profile, ...rest } = session;
    const practiceIds = await findPracticeIds(trx, { clinicId, profileId: profile.id });
    await recordEvent(deps, trx, { clinicId, event: 'session-told', actor, subjectId: profile.id });
    return { keep: true, outcome: { profile: { ...profile, practiceIds }, ...rest } };
  });
}
