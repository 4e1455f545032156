import type { Actor, Source } from '../domain/audit-event.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { endApiKey } from '../storage/api-keys.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

/** A key that somebody wants to end. */
export interface ApiKeyRevocation {
  readonly clinic: Pick<Clinic, 'id'>;
  readonly id: string;
  readonly actor: Actor;
  /** Left out: where the request under way came from. */
  readonly source?: Source;
}

/**
 * Ends a key of a clinic's practice system: the next request with it is refused, at every node.
 *
 * @returns false where the clinic has no living key with this id.
 */
export async function revokeApiKey(
  deps: Pick<Deps, 'database' | 'random' | 'clock'>,
  { clinic, id, actor, source }: ApiKeyRevocation,
): Promise<boolean> {
  return allOrNothing<boolean>(deps.database.db, async (trx) => {
    const name = await endApiKey(trx, { clinicId: clinic.id, id, now: deps.clock() });
    if (name === null) return { keep: false, outcome: false };
    await recordEvent(deps, trx, {
      clinicId: clinic.id,
      event: 'api-key-revoked',
      actor,
      subjectId: null,
      ...(source && { source }),
      details: { key: id, name },
    });
    return { keep: true, outcome: true };
  });
}
