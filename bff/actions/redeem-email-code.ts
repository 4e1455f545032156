import type { Problem, RecoveredAccount } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { CODE_TRIES, RECOVERY_LINK_SECONDS, typedCode } from '../domain/recovery.ts';
import { insertAccountLink } from '../storage/account-links.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { findProfile, fullName, holdProfile } from '../storage/profiles.ts';
import { findWaiting, giveCodeTryBack, listCovered, takeCodeTry, useCode } from '../storage/verifications.ts';
import { codeHash } from './code-hash.ts';
import { countTry, uncountTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

export type RedeemOutcome =
  | { readonly kind: 'redeemed'; readonly accounts: readonly RecoveredAccount[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

const problem = (code: 'wrong-code' | 'code-ended'): RedeemOutcome => ({
  kind: 'problem',
  problem: { code },
});

/**
 * Takes the code of a verification email in place of its links. Five codes are judged for a request, and ten
 * wrong ones within 15 minutes close all requests for the same address, however many there are (rule 20).
 *
 * Problems: `wrong-code`, `code-ended`, `throttled`.
 */
export async function redeemEmailCode(
  deps: Deps,
  { clinic, waitingToken, code }: { clinic: Clinic; waitingToken: string; code: string },
): Promise<RedeemOutcome> {
  const { database, keys, clock, random } = deps;
  const clinicId = clinic.id;
  const now = clock();
  const waitingTokenHash = tokenHash(waitingToken);
  const waiting = await findWaiting(database.db, { clinicId, waitingTokenHash, now });
  if (!waiting) return problem('code-ended');

  const key = { clinicId, id: waiting.id };
  if (!(await takeCodeTry(database.db, key, CODE_TRIES))) return problem('code-ended');
  const subjects = [{ kind: 'email-code', id: waiting.identifierHash }] as const;
  const counted = await countTry(deps, clinicId, subjects);
  if (counted.kind === 'throttled') {
    await giveCodeTryBack(database.db, key);
    return { kind: 'problem', problem: { code: 'throttled', retryAfterSeconds: counted.retryAfterSeconds } };
  }

  const hash = codeHash(keys, clinicId, waiting.id, typedCode(code));
  const outcome = await allOrNothing<RedeemOutcome>(database.db, async (trx) => {
    const code = { ...key, codeHash: hash };
    const covered = await listCovered(trx, code);
    for (const profileId of covered) await holdProfile(trx, { clinicId, profileId });
    const profileIds = await useCode(trx, code, now);
    if (profileIds.length === 0) {
      return { keep: false, outcome: problem(covered.length > 0 ? 'code-ended' : 'wrong-code') };
    }
    const accounts: RecoveredAccount[] = [];
    for (const profileId of profileIds) {
      const profile = await findProfile(trx, { clinicId, id: profileId });
      if (!profile) continue;
      const token = newToken(random);
      await insertAccountLink(trx, {
        clinicId,
        profileId,
        tokenHash: tokenHash(token),
        kind: 'recovery',
        createdAt: now,
        expiresAt: now + RECOVERY_LINK_SECONDS * 1000,
      });
      accounts.push({ name: fullName(profile), username: profile.username, token });
    }
    return { keep: true, outcome: { kind: 'redeemed', accounts } };
  });
  if (outcome.kind === 'redeemed') await uncountTry(deps, clinicId, subjects);
  else await recordWrong(deps, clinicId);
  return outcome;
}

/** Whose account it was meant for is not known: an email can cover several, or none. */
async function recordWrong(deps: Deps, clinicId: number): Promise<void> {
  const happened = { clinicId, actor: { kind: 'stranger' }, subjectId: null } as const;
  const details = { by: 'email-code' };
  await recordEvent(deps, deps.database.db, { ...happened, event: 'login-failed', details });
}
