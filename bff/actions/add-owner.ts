import { newId } from '../crypto/token.ts';
import { parseEmailAddress } from '../delivery/recipient.ts';
import { NO_SOURCE } from '../domain/audit-event.ts';
import { emailKey } from '../domain/identifier.ts';
import { nameKey } from '../domain/profile-words.ts';
import { type ProfileRecord, readProfileRecord } from '../domain/profile-record.ts';
import { type Refusal, refusal } from '../domain/refusal.ts';
import type { Clinic } from '../storage/clinics.ts';
import { listAdministrators } from '../storage/administrators.ts';
import { findKnown, holdIntake, linkPracticeId } from '../storage/practice-profiles.ts';
import { insertProfile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';
import { sendWelcome } from './send-account-link.ts';

/** A clinic's owner as the operator tells of them. */
export interface NewOwner extends Omit<ProfileRecord, 'practiceId' | 'role' | 'email'> {
  readonly email: string;
  /** What the practice system calls them, so that an import makes no second profile; null: nothing yet. */
  readonly practiceId: string | null;
}

export type AddOwnerOutcome =
  /** The welcome waits in the outbox. `isNew`: false where the owner was there, without a login yet. */
  | { readonly kind: 'welcomed'; readonly profileId: string; readonly isNew: boolean }
  /** This owner can log in already. */
  | { readonly kind: 'has-login' }
  /** A welcome has just been sent. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | Refusal;

type OwnerDeps = Pick<Deps, 'database' | 'keys' | 'pages' | 'random' | 'clock' | 'nudgeCourier'>;

/** Stands in where the practice system has no id for somebody, so that the record can be read. */
const NO_PRACTICE_ID = 'none';

/**
 * Makes an owner of a clinic and sends them the welcome by which they set up their login (rule 9). Asked again for the
 * same name and address, it makes nobody a second time: it sends another welcome while there is no login yet.
 */
export async function addOwner(deps: OwnerDeps, clinic: Clinic, owner: NewOwner): Promise<AddOwnerOutcome> {
  const at = { country: clinic.country, now: deps.clock() };
  const reading = readProfileRecord({ ...owner, practiceId: owner.practiceId ?? NO_PRACTICE_ID }, at);
  if (reading.kind === 'refused') return reading;
  const { practiceId, ...profile } = reading.value;
  const email = profile.email === null ? null : parseEmailAddress(profile.email);
  if (email === null) return refusal('malformed', 'email');

  const found = await findOrMake(deps, clinic, {
    ...profile,
    email,
    practiceId: owner.practiceId === null ? null : practiceId,
  });
  if (found.kind !== 'there') return found;
  const { profileId, isNew } = found;
  const sender = { role: 'owner', name: clinic.name, actor: { kind: 'operator' } } as const;
  const sent = await sendWelcome(deps, { clinic, sender, profileId, note: null });
  if (sent.kind === 'sent') return { kind: 'welcomed', profileId, isNew };
  const { code, retryAfterSeconds = 0 } = sent.problem;
  if (code === 'throttled') return { kind: 'throttled', retryAfterSeconds };
  if (code === 'has-login') return { kind: 'has-login' };
  throw new Error(`an owner cannot be welcomed: ${code}`);
}

type Found =
  | { readonly kind: 'there'; readonly profileId: string; readonly isNew: boolean }
  | { readonly kind: 'has-login' }
  | Refusal;

async function findOrMake(
  deps: OwnerDeps,
  clinic: Clinic,
  { practiceId, ...owner }: Omit<NewOwner, 'role'>,
): Promise<Found> {
  const clinicId = clinic.id;
  return deps.database.db.transaction().execute(async (trx): Promise<Found> => {
    await holdIntake(trx, clinicId);
    const known = (await listAdministrators(trx, clinicId)).find(
      (one) =>
        one.role === 'owner' && one.emailKey === emailKey(owner.email) && nameKey(one) === nameKey(owner),
    );
    if (known) {
      return known.username === null
        ? { kind: 'there', profileId: known.id, isNew: false }
        : { kind: 'has-login' };
    }
    if (practiceId !== null && (await findKnown(trx, clinicId, [practiceId])).length > 0) {
      return refusal('duplicate-id', 'practiceId');
    }
    const profileId = newId(deps.random);
    const made = { ...owner, clinicId, id: profileId, role: 'owner', username: null } as const;
    await insertProfile(trx, { ...made, createdAt: deps.clock() });
    if (practiceId !== null) await linkPracticeId(trx, { clinicId, profileId }, practiceId);
    const happened = {
      clinicId,
      actor: { kind: 'operator' },
      source: NO_SOURCE,
      subjectId: profileId,
    } as const;
    await recordEvent(deps, trx, { ...happened, event: 'owner-added' });
    return { kind: 'there', profileId, isNew: true };
  });
}
