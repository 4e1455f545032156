import type { SecuritySettings } from '../contract/index.ts';
import { hasFullAccess } from '../domain/role.ts';
import { listAdministrators } from '../storage/administrators.ts';
import { type Clinic, findClinicById, setClinicFlag } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName } from '../storage/profiles.ts';
import { deleteTrustAt } from '../storage/trusted-browsers.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/** A clinic's security settings as its administrators see them. */
export function securitySettingsOf({
  twoStepEnforced,
  trustBrowserAllowed,
}: Pick<Clinic, 'twoStepEnforced' | 'trustBrowserAllowed'>): SecuritySettings {
  return { twoStepEnforced: twoStepEnforced === 1, trustBrowserAllowed: trustBrowserAllowed === 1 };
}

/**
 * Changes a clinic's security settings, for owners and full access alone, after their password (rules 22, 23 and
 * 35). Where browsers may no longer be trusted, none is any more. All who could have changed the enforcement are
 * told that it was.
 *
 * Problems: `not-allowed`, and those of {@link withOwnPassword}. Whoever keeps clinics in memory has to forget this
 * one afterwards.
 *
 * @param wish what is left out stays.
 */
export async function updateSecuritySettings(
  deps: Deps,
  wish: OwnWish & { readonly change: Partial<SecuritySettings> },
): Promise<Attempt<SecuritySettings>> {
  const { clinic, session, change } = wish;
  const { twoStepEnforced, trustBrowserAllowed } = change;
  if (!hasFullAccess(session.role)) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, session.profileId, async (trx) => {
    if (trustBrowserAllowed !== undefined) {
      await setClinicFlag(trx, clinic.id, 'trustBrowserAllowed', trustBrowserAllowed);
      if (!trustBrowserAllowed) await deleteTrustAt(trx, clinic.id);
    }
    if (twoStepEnforced !== undefined) {
      const hasChanged = await setClinicFlag(trx, clinic.id, 'twoStepEnforced', twoStepEnforced);
      if (hasChanged) await tellAdministrators(deps, trx, wish, twoStepEnforced);
    }
    return done(securitySettingsOf(await findClinicById(trx, clinic.id)));
  });
}

async function tellAdministrators(
  deps: Deps,
  trx: Db,
  { clinic, session }: OwnWish,
  isOn: boolean,
): Promise<void> {
  for (const profile of await listAdministrators(trx, clinic.id)) {
    const by = profile.id === session.profileId ? null : fullName(session);
    await tellOfTwoStep(deps, trx, { clinic, profile, by }, (told) => ({
      kind: 'two-step-enforced',
      data: { ...told, isOn },
    }));
  }
}
