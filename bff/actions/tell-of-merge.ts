import { enqueueEmail } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { MergedLogin } from '../domain/merge.ts';
import { emailKey } from '../domain/identifier.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { fullName, type Profile } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';

/** A merge that has been made. */
export interface MadeMerge {
  readonly clinic: Clinic;
  /** As it is after the merge. */
  readonly kept: Profile;
  /** As it was. */
  readonly other: Profile;
  readonly login: MergedLogin;
  /** The name of who did it. */
  readonly by: string;
}

/**
 * Tells the person by email that their profiles were merged, and by whom; and the other profile's address, where it is
 * another one and could log in: their way in has ended or is elsewhere now (ASVS 6.3.7). Those without an address
 * cannot be told.
 */
export async function tellOfMerge(
  deps: Pick<Deps, 'keys' | 'random' | 'clock'>,
  trx: Db,
  { clinic, kept, other, login, by }: MadeMerge,
): Promise<void> {
  const endedUsername = login === 'kept' ? other.username : null;
  const at = deps.clock();
  const write = async (profile: Profile, said: { username: string | null; endedUsername: string | null }) => {
    if (profile.email === null) return;
    await enqueueEmail(deps, trx, {
      clinicId: clinic.id,
      to: profile.email,
      locale: localeFor(profile.locale ?? clinic.locale),
      expiresAt: null,
      kind: 'profiles-merged',
      data: { name: fullName(profile), at, by, ...said },
    });
  };
  await write(kept, { username: kept.username, endedUsername });
  const isElsewhere =
    other.email !== null && (kept.email === null || emailKey(other.email) !== emailKey(kept.email));
  if (other.username === null || !isElsewhere) return;
  // Whether it is one person is the clinic's judgement: nobody is told another profile's username by mistake.
  await write(other, { username: login === 'moved' ? other.username : null, endedUsername });
}
