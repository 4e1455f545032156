import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { EmailData } from '../delivery/templates/render-email.ts';
import type { Actor, AuditEvent } from '../domain/audit-event.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName, type Profile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { actorOf, recordEvent } from './record-event.ts';

type TwoStepEmailKind =
  | 'two-step-on'
  | 'two-step-off'
  | 'two-step-paused'
  | 'two-step-resumed'
  | 'two-step-removed'
  | 'method-added'
  | 'method-removed'
  | 'phone-changed'
  | 'recovery-code-new'
  | 'recovery-code-used';

type TwoStepEmail = {
  readonly [Kind in TwoStepEmailKind]: { readonly kind: Kind; readonly data: EmailData[Kind] };
}[TwoStepEmailKind];

/** What every such email says. */
interface Told {
  readonly name: string;
  /** Null: the person did it. */
  readonly by: string | null;
  /** In ms since the epoch. */
  readonly at: number;
}

/** What the audit log calls it. */
const events: Readonly<Record<TwoStepEmailKind, AuditEvent>> = {
  'two-step-on': 'two-step-on',
  'two-step-off': 'two-step-off',
  'two-step-paused': 'two-step-paused',
  'two-step-resumed': 'two-step-resumed',
  'two-step-removed': 'two-step-removed',
  'method-added': 'method-added',
  'method-removed': 'method-removed',
  'phone-changed': 'mobile-phone-changed',
  'recovery-code-new': 'recovery-code-new',
  'recovery-code-used': 'recovery-code-used',
};

/**
 * Records that somebody's 2-Step Verification has changed, and tells them by email and who did it, in the
 * transaction that changes it (rules 25 and 36; ASVS 6.3.7). Those without an address cannot be told.
 *
 * @param whom `by`: the name of who did it, null where it was the person. `actor`: the same for the audit log; left
 *   out: the person.
 * @param write the email, from what all of them say.
 */
export async function tellOfTwoStep(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  whom: { clinic: Clinic; profile: Profile; by: string | null; actor?: Actor },
  write: (told: Told) => TwoStepEmail,
): Promise<void> {
  const { clinic, profile, by, actor = actorOf({ ...profile, profileId: profile.id }) } = whom;
  const email = write({ name: fullName(profile), by, at: deps.clock() });
  const details = 'method' in email.data ? { method: email.data.method } : {};
  const event = events[email.kind];
  await recordEvent(deps, trx, { clinicId: clinic.id, event, actor, subjectId: profile.id, details });
  if (profile.email === null) return;
  await enqueueEmail(deps, trx, {
    clinicId: clinic.id,
    to: profile.email,
    locale: localeFor(profile.locale ?? clinic.locale),
    expiresAt: null,
    ...email,
  });
}

/** The last two digits: enough to tell one's own numbers apart. */
export function lastDigits(phone: string): string {
  return phone.slice(-2);
}
