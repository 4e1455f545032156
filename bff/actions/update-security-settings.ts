import type { SecuritySettings } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import { settingChanges } from '../domain/security-settings.ts';
import { type ClinicSettings, holdClinic, setClinicSettings } from '../storage/clinics.ts';
import type { Flag } from '../storage/tables.ts';
import { deleteTrustAt } from '../storage/trusted-browsers.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';
import { tellOfSecuritySettings } from './tell-of-security-settings.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/** A clinic's security settings as its administrators see them. */
export function securitySettingsOf(clinic: ClinicSettings): SecuritySettings {
  const { twoStepEnforced, trustBrowserAllowed, staffIdleSeconds, calendarTitles } = clinic;
  return {
    twoStepEnforced: twoStepEnforced === 1,
    trustBrowserAllowed: trustBrowserAllowed === 1,
    staffIdleSeconds,
    calendarTitles,
  };
}

const flag = (isOn: boolean): Flag => (isOn ? 1 : 0);

/**
 * Changes a clinic's security settings, for owners and full access alone, after their password (rules 22, 23, 29, 32
 * and 35). Where browsers may no longer be trusted, none is any more. Each change is recorded, and all who could
 * have made it are told of it: all of it or nothing.
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
  if (!may(session.role, 'change-security-settings')) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, session.profileId, async (trx) => {
    const clinicId = clinic.id;
    const before = securitySettingsOf(await holdClinic(trx, clinicId));
    const changes = settingChanges(before, change);
    const after: SecuritySettings = { ...before, ...change };
    if (changes.length > 0) {
      const { twoStepEnforced, trustBrowserAllowed, ...rest } = after;
      const flags = {
        twoStepEnforced: flag(twoStepEnforced),
        trustBrowserAllowed: flag(trustBrowserAllowed),
      };
      await setClinicSettings(trx, clinicId, { ...rest, ...flags });
      // Where it is allowed again too: another node may have trusted a browser a moment after it was forbidden.
      if (!trustBrowserAllowed || !before.trustBrowserAllowed) await deleteTrustAt(trx, clinicId);
      for (const details of changes) {
        const happened = { clinicId, actor: actorOf(session), subjectId: null, details };
        await recordEvent(deps, trx, { ...happened, event: 'security-settings-changed' });
      }
      await tellOfSecuritySettings(deps, trx, { clinic, session, changes });
    }
    return done(after);
  });
}
