import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName, type Profile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';

/**
 * Tells somebody by email that their way in was changed, in the transaction that changes it (rules 11 and 12;
 * ASVS 6.3.7). Those without an address cannot be told.
 */
export async function tellOfChange(
  deps: Pick<Deps, 'keys' | 'random' | 'clock' | 'pages'>,
  trx: Db,
  kind: 'password-reset-done' | 'password-changed' | 'username-changed',
  { clinic, profile, username }: { clinic: Clinic; profile: Profile; username: string },
): Promise<void> {
  if (profile.email === null) return;
  await enqueueEmail(deps, trx, {
    clinicId: clinic.id,
    to: profile.email,
    locale: localeFor(profile.locale ?? clinic.locale),
    expiresAt: null,
    kind,
    data: {
      name: fullName(profile),
      username,
      at: deps.clock(),
      forgotLink: deps.pages.address(clinic, 'forgot-password'),
    },
  });
}
