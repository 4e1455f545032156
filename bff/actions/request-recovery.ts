import { createHmac } from 'node:crypto';
import type { RecoveryAnswer } from '../contract/index.ts';
import { currentKey } from '../crypto/key-ring.ts';
import { newId, newToken, tokenHash } from '../crypto/token.ts';
import { enqueueErrand } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import { clientNetwork } from '../domain/client-network.ts';
import { parseIdentifier } from '../domain/identifier.ts';
import { RECOVERY_CODE_SECONDS, RESEND_AFTER_SECONDS } from '../domain/recovery.ts';
import type { Clinic } from '../storage/clinics.ts';
import { insertVerification } from '../storage/verifications.ts';
import { countTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

export interface RecoveryWish {
  readonly clinic: Clinic;
  readonly identifier: string;
  readonly locale: string;
  readonly address: string;
  /** From an earlier answer to the same widget. */
  readonly waitingToken: string | null;
}

/**
 * Answers "Forgot your username or password?". Nothing is looked up here: what was typed is noted, and the
 * courier finds out whom to write to, so that the answer is the same for everybody, always (rule 10).
 *
 * Beyond one email a minute and five an hour, nothing is noted either; the answer stays the same.
 */
export async function requestRecovery(deps: Deps, wish: RecoveryWish): Promise<RecoveryAnswer> {
  const { clinic } = wish;
  const identifier = parseIdentifier(wish.identifier, clinic.country);
  const canonical = identifier?.kind === 'email' ? identifier.email : (identifier?.phone ?? null);
  const identifierHash = hashIdentifier(deps, clinic.id, canonical ?? wish.identifier);
  const limited = await countTry(deps, clinic.id, [
    { kind: 'mail-address', id: clientNetwork(wish.address) },
    { kind: 'mail-minute', id: `asked:${identifierHash}` },
    { kind: 'mail-hour', id: `asked:${identifierHash}` },
  ]);
  if (limited.kind === 'throttled') {
    // The widget goes on waiting for the email that is on its way already.
    return answer(wish.waitingToken ?? newToken(deps.random));
  }

  const now = deps.clock();
  const expiresAt = now + RECOVERY_CODE_SECONDS * 1000;
  const waitingToken = newToken(deps.random);
  const id = newId(deps.random);
  await deps.database.db.transaction().execute(async (trx) => {
    const clinicId = clinic.id;
    await insertVerification(trx, {
      clinicId,
      id,
      waitingTokenHash: tokenHash(waitingToken),
      identifierHash,
      createdAt: now,
      expiresAt,
    });
    const details = { by: identifier?.kind ?? null };
    const actor = { kind: 'stranger' } as const;
    await recordEvent(deps, trx, { clinicId, event: 'recovery-asked', actor, subjectId: null, details });
    await enqueueErrand(deps, trx, {
      clinicId,
      kind: 'forgotten-login',
      countedBy: identifierHash,
      expiresAt,
      // What can be nobody's is run through like the rest; it finds nobody.
      data: { identifier: canonical ?? '', verificationId: id, locale: localeFor(wish.locale) },
    });
  });
  deps.nudgeCourier();
  return answer(waitingToken);
}

function answer(waitingToken: string): RecoveryAnswer {
  return { waitingToken, resendAfterSeconds: RESEND_AFTER_SECONDS };
}

/** What was typed, keyed: counters and rows hold nobody's address. */
function hashIdentifier({ keys }: Pick<Deps, 'keys'>, clinicId: number, text: string): string {
  return createHmac('sha256', currentKey(keys, 'throttle-subject'))
    .update(`${clinicId}|${text.trim().toLowerCase()}`)
    .digest('base64url');
}
