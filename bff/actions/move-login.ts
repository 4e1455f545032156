import type { Db } from '../storage/database.ts';
import { endLinks } from '../storage/account-links.ts';
import type { Move } from '../storage/merged-profiles.ts';
import { findSealedRecoveryCode, moveLogin, moveRecoveryCode, moveTwoStep } from '../storage/moved-logins.ts';
import { readTwoStep } from '../storage/two-step.ts';
import { endCodes } from '../storage/verifications.ts';
import type { Deps } from './deps.ts';
import { sealAnew } from './seal-anew.ts';

/**
 * Moves a profile's way in to one that has none, whole: the password, the second step with its recovery code, the
 * passkeys, and the browsers that know or trust it. Links and codes that were sent for setting an account up end:
 * now they would choose a password for what has moved in.
 *
 * @param smsPhone the number that text messages are proven for; null: none.
 */
export async function moveWayIn(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  move: Move,
  smsPhone: string | null,
): Promise<void> {
  const from = { clinicId: move.clinicId, profileId: move.from };
  const to = { clinicId: move.clinicId, profileId: move.to };
  await moveLogin(trx, move);
  const { stored } = await readTwoStep(trx, from);
  const secret = stored?.authenticatorSecret ?? null;
  const authenticatorSecret = secret && sealAnew(deps, 'authenticator', secret, { from, to });
  await moveTwoStep(trx, move, { smsPhone, authenticatorSecret });
  const code = await findSealedRecoveryCode(trx, from);
  if (code !== null) await moveRecoveryCode(trx, move, sealAnew(deps, 'recovery-code', code, { from, to }));
  await endLinks(trx, to);
  await endCodes(trx, to, deps.clock());
}
