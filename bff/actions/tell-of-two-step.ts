import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { EmailData } from '../delivery/templates/render-email.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName, type Profile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';

type TwoStepEmailKind =
  | 'two-step-on'
  | 'two-step-off'
  | 'two-step-paused'
  | 'two-step-resumed'
  | 'two-step-removed'
  | 'two-step-enforced'
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

/**
 * Tells somebody by email that their 2-Step Verification has changed and who did it, in the transaction that
 * changes it (rule 25; ASVS 6.3.7). Those without an address cannot be told.
 *
 * @param whom `by`: the name of who did it, null where it was the person.
 * @param write the email, from what all of them say.
 */
export async function tellOfTwoStep(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  { clinic, profile, by }: { clinic: Clinic; profile: Profile; by: string | null },
  write: (told: Told) => TwoStepEmail,
): Promise<void> {
  if (profile.email === null) return;
  await enqueueEmail(deps, trx, {
    clinicId: clinic.id,
    to: profile.email,
    locale: localeFor(profile.locale ?? clinic.locale),
    expiresAt: null,
    ...write({ name: fullName(profile), by, at: deps.clock() }),
  });
}

/** The last two digits: enough to tell one's own numbers apart. */
export function lastDigits(phone: string): string {
  return phone.slice(-2);
}
