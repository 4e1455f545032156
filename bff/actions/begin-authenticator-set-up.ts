import type { AuthenticatorSetUp } from '../contract/index.ts';
import { seal } from '../crypto/seal.ts';
import { newTotpSecret, totpUri } from '../crypto/totp.ts';
import { isStaff } from '../domain/role.ts';
import { SET_UP_SECONDS } from '../domain/two-step.ts';
import { fullName } from '../storage/profiles.ts';
import { putSetUp } from '../storage/two-step-set-ups.ts';
import type { Deps } from './deps.ts';
import { authenticatorSealedFor, profileKeyOf, type SetUpOwner } from './set-up-owner.ts';

/**
 * Begins to set an authenticator app up: a new secret, which counts once a code of it comes back within ten
 * minutes. What the same session or login had begun before is forgotten.
 *
 * @param owner staff: whoever calls has made sure of it (rule 15).
 */
export async function beginAuthenticatorSetUp(deps: Deps, owner: SetUpOwner): Promise<AuthenticatorSetUp> {
  const { clinic, profile, ownerHash } = owner;
  if (!isStaff(profile.role)) throw new Error('a patient has no second step');
  const key = profileKeyOf(owner);
  const secret = newTotpSecret(deps.random);
  await putSetUp(deps.database.db, {
    ...key,
    ownerHash,
    method: 'authenticator',
    secret: seal(deps, 'authenticator', secret, authenticatorSealedFor(key)),
    mobilePhone: null,
    codeHash: null,
    sentAt: null,
    expiresAt: deps.clock() + SET_UP_SECONDS * 1000,
  });
  return describeAuthenticator(secret, { clinic, profile });
}

/** What an authenticator app is set up with, by QR code or by hand. */
export function describeAuthenticator(
  secret: string,
  { clinic, profile }: Pick<SetUpOwner, 'clinic' | 'profile'>,
): AuthenticatorSetUp {
  const account = profile.username ?? fullName(profile);
  return { uri: totpUri(secret, { issuer: clinic.name, account }), key: secret };
}
