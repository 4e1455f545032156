import type { Context } from 'hono';
import { type Attempt, done, refuse } from '../actions/attempt.ts';
import type { SetUpOwner } from '../actions/set-up-owner.ts';
import { verifyOwnPassword } from '../actions/verify-own-password.ts';
import { may } from '../domain/permissions.ts';
import { findProfile } from '../storage/profiles.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { ownKey } from './own-two-step.ts';

/** A logged-in person as the owner of a set-up. Problem: `not-logged-in`, where they are gone meanwhile. */
export async function ownSetUpOwner(
  c: Context<AppEnv>,
  { database }: Pick<HttpDeps, 'database'>,
): Promise<Attempt<SetUpOwner>> {
  const { clinic, loggedIn } = c.var;
  const profile = await findProfile(database.db, { clinicId: clinic.id, id: ownKey(c).profileId });
  if (!profile) return refuse({ code: 'not-logged-in' });
  const origin = c.req.header('Origin') ?? '';
  return done({ clinic, profile, ownerHash: loggedIn.stored.tokenHash, origin });
}

/**
 * The same once they have given their password, as every set-up begins (rule 16).
 *
 * Problems: `not-allowed`, `wrong-password`, `throttled`, `busy`, `not-logged-in`.
 *
 * @param who who may have what is set up: patients have passkeys and nothing else (rule 15).
 */
export async function provenSetUpOwner(
  c: Context<AppEnv>,
  deps: HttpDeps,
  who: 'staff' | 'everybody',
  password: string,
): Promise<Attempt<SetUpOwner>> {
  const owner = await ownSetUpOwner(c, deps);
  if (owner.kind === 'problem') return owner;
  if (who === 'staff' && !may(owner.result.profile.role, 'use-own-two-step'))
    return refuse({ code: 'not-allowed' });
  const verified = await verifyOwnPassword(deps, { ...ownKey(c), password });
  return verified.kind === 'problem' ? verified : owner;
}
