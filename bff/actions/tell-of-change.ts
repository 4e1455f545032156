import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { AuditEvent } from '../domain/audit-event.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName, type Profile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';

type Change = 'password-reset-done' | 'password-changed' | 'username-changed';

/** What the audit log calls it. */
const events: Readonly<Record<Change, AuditEvent>> = {
  'password-reset-done': 'password-reset',
  'password-changed': 'password-changed',
  'username-changed': 'username-changed',
};

/**
 * Records that somebody has changed their way in, and tells them by email, in the transaction that changes it (rules
 * 11, 12 and 36; ASVS 6.3.7). Those without an address cannot be told.
 */
export async function tellOfChange(
  deps: Pick<Deps, 'keys' | 'random' | 'clock' | 'pages'>,
  trx: Db,
  kind: Change,
  { clinic, profile, username }: { clinic: Clinic; profile: Profile; username: string },
): Promise<void> {
  const actor = actorOf({ ...profile, profileId: profile.id });
  await recordEvent(deps, trx, { clinicId: clinic.id, event: events[kind], actor, subjectId: profile.id });
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
