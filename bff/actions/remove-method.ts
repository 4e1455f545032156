import { may } from '../domain/permissions.ts';
import { isStaff } from '../domain/role.ts';
import { methodsOf } from '../domain/two-step.ts';
import { deletePasskeys } from '../storage/passkeys.ts';
import { noMethod, putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { concludeRemoval } from './conclude-removal.ts';
import type { Deps } from './deps.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/** A method of one's own; of passkeys there can be several. */
export type OwnMethod =
  | { readonly method: 'sms' | 'authenticator' }
  /** `id`: the credential's, base64url. */
  | { readonly method: 'passkey'; readonly id: string };

/**
 * Removes one of a person's own methods, or a patient's passkey, after their password. With the last one 2-Step
 * Verification is off.
 *
 * Problems: `not-allowed`, `not-found` (it is not set up), `last-method`, and those of {@link withOwnPassword}.
 */
export async function removeMethod(
  deps: Deps,
  wish: OwnWish & { readonly removed: OwnMethod },
): Promise<Attempt<null>> {
  const { clinic, session, removed } = wish;
  const key = { clinicId: clinic.id, profileId: session.profileId };
  const { method } = removed;
  // Patients have passkeys and nothing else (rules 15 and 27).
  if (method !== 'passkey' && !may(session.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, session.profileId, async (trx, profile) => {
    const before = methodsOf((await readTwoStep(trx, key)).facts);
    if (removed.method === 'passkey') {
      if ((await deletePasskeys(trx, key, removed.id)) === 0) return refuse({ code: 'not-found' });
    } else {
      if (!before.includes(removed.method)) return refuse({ code: 'not-found' });
      await putTwoStep(trx, key, noMethod[removed.method]);
    }
    const told = { clinic, profile, by: null };
    if (!isStaff(profile.role)) {
      await tellOfTwoStep(deps, trx, told, (about) => ({
        kind: 'method-removed',
        data: { ...about, method },
      }));
      return done(null);
    }
    const concluded = await concludeRemoval(trx, key, clinic, before);
    if (concluded.kind === 'problem') return concluded;
    await tellOfTwoStep(deps, trx, told, (about) =>
      concluded.result === 'off'
        ? { kind: 'two-step-off', data: about }
        : { kind: 'method-removed', data: { ...about, method } },
    );
    return done(null);
  });
}
