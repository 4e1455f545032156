import type { ProfileTwoStepAnswer } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import { isStaff } from '../domain/role.ts';
import { methodsOf, twoStepState, type TwoStepFacts } from '../domain/two-step.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { endLoginsOf } from '../storage/logins.ts';
import { findProfile, fullName, type Profile, type ProfileKey } from '../storage/profiles.ts';
import { endSetUpsOf } from '../storage/two-step-set-ups.ts';
import type { StoredSession } from '../storage/sessions.ts';
import { putTwoStep, readTwoStep } from '../storage/two-step.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { removeAllMethods } from './conclude-removal.ts';
import type { Deps } from './deps.ts';
import { actorOf } from './record-event.ts';
import { tellOfTwoStep } from './tell-of-two-step.ts';
import { type OwnWish, withOwnPassword } from './with-own-password.ts';

/** Somebody with full access, and the colleague that it is about. */
export interface AdministerWish extends OwnWish {
  readonly profileId: string;
}

/**
 * Whether a colleague's 2-Step Verification is on, for staff with full access and owners; never how.
 *
 * Problems: `not-allowed`, `not-found` (also patients, who have none).
 */
export async function readProfileTwoStep(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  wish: { clinic: Clinic; session: StoredSession; profileId: string },
): Promise<Attempt<ProfileTwoStepAnswer>> {
  const found = await findColleague(database.db, wish);
  if (found.kind === 'problem') return found;
  const key = { clinicId: wish.clinic.id, profileId: wish.profileId };
  const { facts } = await readTwoStep(database.db, key);
  const state = twoStepState(facts, clock());
  const until = state === 'paused' ? facts.pausedUntil : null;
  return done({ state, pausedUntil: until === null ? null : new Date(until).toISOString() });
}

/**
 * Pauses a colleague's 2-Step Verification; it resumes by itself (rule 24). A pause under way is replaced.
 *
 * Problems: those of {@link removeTwoStep}.
 */
export async function pauseTwoStep(
  deps: Deps,
  wish: AdministerWish & { readonly hours: 1 | 24 | 72 },
): Promise<Attempt<null>> {
  return administer(deps, wish, async (trx, { key, profile }) => {
    const until = deps.clock() + wish.hours * 3_600_000;
    await putTwoStep(trx, key, { pausedUntil: until });
    await tellOfTwoStep(deps, trx, byAdministrator(wish, profile), (told) => ({
      kind: 'two-step-paused',
      data: { ...told, until },
    }));
  });
}

/** Ends a pause at once. Where there is none, nothing changes and nobody is told. Problems: as above. */
export async function resumeTwoStep(deps: Deps, wish: AdministerWish): Promise<Attempt<null>> {
  return administer(deps, wish, async (trx, { key, profile, facts }) => {
    if (twoStepState(facts, deps.clock()) !== 'paused') return;
    await putTwoStep(trx, key, { pausedUntil: null });
    await tellOfTwoStep(deps, trx, byAdministrator(wish, profile), (data) => ({
      kind: 'two-step-resumed',
      data,
    }));
  });
}

/**
 * Removes a colleague's 2-Step Verification, an owner's too: all methods, passkeys with them, the recovery code, the
 * trusted browsers, and whatever login or set-up is under way (rule 24).
 *
 * Problems: `not-allowed` (the role; one's own profile), `not-found`, `two-step-off`, and those of
 * {@link withOwnPassword}.
 */
export async function removeTwoStep(deps: Deps, wish: AdministerWish): Promise<Attempt<null>> {
  return administer(deps, wish, async (trx, { key, profile }) => {
    const now = deps.clock();
    await removeAllMethods(trx, key);
    await endSetUpsOf(trx, key, now);
    await endLoginsOf(trx, key, now);
    await tellOfTwoStep(deps, trx, byAdministrator(wish, profile), (data) => ({
      kind: 'two-step-removed',
      data,
    }));
  });
}

function byAdministrator({ clinic, session }: AdministerWish, profile: Profile) {
  return { clinic, profile, by: fullName(session), actor: actorOf(session) };
}

interface Administered {
  readonly key: ProfileKey;
  readonly profile: Profile;
  readonly facts: TwoStepFacts;
}

async function administer(
  deps: Deps,
  wish: AdministerWish,
  work: (trx: Db, administered: Administered) => Promise<void>,
): Promise<Attempt<null>> {
  const { clinic, session, profileId } = wish;
  const found = await findColleague(deps.database.db, wish);
  if (found.kind === 'problem') return found;
  // One's own is for My Account, where enforcement holds.
  if (profileId === session.profileId) return refuse({ code: 'not-allowed' });
  return withOwnPassword(deps, wish, profileId, async (trx, profile) => {
    const key = { clinicId: clinic.id, profileId };
    const { facts } = await readTwoStep(trx, key);
    if (methodsOf(facts).length === 0) return refuse({ code: 'two-step-off' });
    await work(trx, { key, profile, facts });
    return done(null);
  });
}

/** The role is asked first, so that others learn nothing of who is there. */
async function findColleague(
  db: Db,
  { clinic, session, profileId }: { clinic: Clinic; session: StoredSession; profileId: string },
): Promise<Attempt<Profile>> {
  if (!may(session.role, 'administer-two-step')) return refuse({ code: 'not-allowed' });
  const profile = await findProfile(db, { clinicId: clinic.id, id: profileId });
  return profile && isStaff(profile.role) ? done(profile) : refuse({ code: 'not-found' });
}
