import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { SettingChange } from '../domain/security-settings.ts';
import { listAdministrators } from '../storage/administrators.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName } from '../storage/profiles.ts';
import type { StoredSession } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';

/**
 * Tells all who decide for the clinic by email which of its security settings were changed and who did it, in the
 * transaction that changes them. Those without an address cannot be told.
 */
export async function tellOfSecuritySettings(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  what: { clinic: Clinic; session: StoredSession; changes: readonly SettingChange[] },
): Promise<void> {
  const { clinic, session, changes } = what;
  for (const profile of await listAdministrators(trx, clinic.id)) {
    if (profile.email === null) continue;
    const by = profile.id === session.profileId ? null : fullName(session);
    await enqueueEmail(deps, trx, {
      clinicId: clinic.id,
      to: profile.email,
      locale: localeFor(profile.locale ?? clinic.locale),
      expiresAt: null,
      kind: 'security-settings-changed',
      data: { name: fullName(profile), by, at: deps.clock(), changes },
    });
  }
}
