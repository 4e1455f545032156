import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { Actor } from '../domain/audit-event.ts';
import { isOtherMailbox } from '../domain/profile-record.ts';
import { isStaff } from '../domain/role.ts';
import { methodsOf } from '../domain/two-step.ts';
import { endLinks } from '../storage/account-links.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { endLoginsOf, voidSmsCodesOf } from '../storage/logins.ts';
import { changeProfile, type KnownProfile } from '../storage/practice-profiles.ts';
import { fullName, type ProfileKey } from '../storage/profiles.ts';
import { deleteRecoveryCode } from '../storage/recovery-codes.ts';
import { deleteSessionsOf } from '../storage/sessions.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { noMethod, putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { endSetUpsOf } from '../storage/two-step-set-ups.ts';
import { endCodes } from '../storage/verifications.ts';
import { concludeRemoval } from './conclude-removal.ts';
import type { Deps } from './deps.ts';
import { lastDigits, tellOfTwoStep } from './tell-of-two-step.ts';

type ChangeDeps = Pick<Deps, 'keys' | 'random' | 'clock'>;

/** A profile that the practice system tells something new of; it is held. */
export interface ProfileChange {
  readonly clinic: Clinic;
  readonly actor: Actor;
  readonly before: KnownProfile;
  readonly after: KnownProfile;
}

/**
 * Writes what the practice system says of a profile now, and does what follows from it: what went to a mailbox that is
 * no longer the person's opens nothing, a number that is no longer theirs is no second step, and a role is never carried
 * on by a session that was opened in another.
 */
export async function applyProfileChange(deps: ChangeDeps, trx: Db, change: ProfileChange): Promise<void> {
  const { clinic, before, after } = change;
  const key = { clinicId: clinic.id, profileId: before.id };
  // Read while the old number and role stand.
  const twoStep = isStaff(before.role) ? await readTwoStep(trx, key) : null;
  const methods = twoStep === null ? [] : methodsOf(twoStep.facts);
  await changeProfile(trx, key, after);
  if (isOtherMailbox(before.email, after.email)) await leaveMailbox(deps, trx, change, key);
  if (before.role !== after.role) {
    await deleteSessionsOf(trx, key);
    await endLoginsOf(trx, key, deps.clock());
  }
  if (isStaff(before.role) && !isStaff(after.role)) {
    await endSecondStep(deps, trx, key);
    if (methods.length > 0) await tell(deps, trx, change, { kind: 'two-step-off' });
  } else if (before.mobilePhone !== after.mobilePhone && twoStep?.stored?.smsPhone) {
    await endTextMessages(deps, trx, change, { key, methods });
  }
}

/** Ends what went to the old mailbox (rule 10), and tells both, if there is a login to protect. */
async function leaveMailbox(
  deps: ChangeDeps,
  trx: Db,
  { clinic, before, after }: ProfileChange,
  key: ProfileKey,
): Promise<void> {
  await endLinks(trx, key);
  await endCodes(trx, key, deps.clock());
  const { username } = after;
  if (username === null) return;
  const mailboxes = [
    { to: before.email, goesTo: 'old' },
    { to: after.email, goesTo: 'new' },
  ] as const;
  for (const { to, goesTo } of mailboxes) {
    if (to === null) continue;
    await enqueueEmail(deps, trx, {
      clinicId: clinic.id,
      to,
      locale: localeFor(after.locale ?? clinic.locale),
      expiresAt: null,
      kind: 'email-changed',
      data: { name: fullName(after), username, at: deps.clock(), goesTo },
    });
  }
}

/** Patients have no second step, and nothing of it is left to come back (rule 15). Passkeys are for everybody. */
async function endSecondStep({ clock }: ChangeDeps, trx: Db, key: ProfileKey): Promise<void> {
  const nothing = { ...noMethod.sms, ...noMethod.authenticator, defaultMethod: null, pausedUntil: null };
  await putTwoStep(trx, key, nothing);
  await deleteRecoveryCode(trx, key);
  await deleteTrust(trx, key);
  await endSetUpsOf(trx, key, clock());
}

/**
 * Text messages are off with another number; where they were the only method, so is 2-Step Verification until it is set
 * up again (rule 17). Enforcement does not hold the practice system up: it asks at the next login.
 */
async function endTextMessages(
  deps: ChangeDeps,
  trx: Db,
  change: ProfileChange,
  { key, methods }: { key: ProfileKey; methods: ReturnType<typeof methodsOf> },
): Promise<void> {
  // Or they would come back with the old number.
  await putTwoStep(trx, key, noMethod.sms);
  await voidSmsCodesOf(trx, key);
  if (!methods.includes('sms')) return;
  const concluded = await concludeRemoval(trx, key, { twoStepEnforced: 0 }, methods);
  await tell(deps, trx, change, { kind: 'phone-changed' });
  if (concluded.kind === 'done' && concluded.result === 'off') {
    await tell(deps, trx, change, { kind: 'two-step-off' });
  }
}

async function tell(
  deps: ChangeDeps,
  trx: Db,
  { clinic, actor, after }: ProfileChange,
  { kind }: { readonly kind: 'two-step-off' | 'phone-changed' },
): Promise<void> {
  const digits = after.mobilePhone === null ? '' : lastDigits(after.mobilePhone);
  await tellOfTwoStep(deps, trx, { clinic, profile: after, by: clinic.name, actor }, (told) =>
    kind === 'two-step-off'
      ? { kind, data: told }
      : { kind, data: { ...told, lastDigits: digits, smsIsOff: true } },
  );
}
