import type { Problem } from '../contract/index.ts';
import { normalisePassword } from '../domain/password.ts';
import { endLinks, useLink } from '../storage/account-links.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import { forgetBrowsers } from '../storage/known-browsers.ts';
import { endLoginsOf } from '../storage/logins.ts';
import { putPassword } from '../storage/passwords.ts';
import { holdProfile } from '../storage/profiles.ts';
import { deleteSessionsOf } from '../storage/sessions.ts';
import { deleteTrust } from '../storage/trusted-browsers.ts';
import { endCodes } from '../storage/verifications.ts';
import { BUSY_PROBLEM } from './busy.ts';
import { settleTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import { openAccountLink } from './open-account-link.ts';
import { tellOfChange } from './tell-of-change.ts';

export type ResetOutcome =
  | { readonly kind: 'reset'; readonly username: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

const LINK_INVALID: ResetOutcome = { kind: 'problem', problem: { code: 'link-invalid' } };

/**
 * Gives a profile the password that the holder of its link has chosen. All its sessions and logins in progress end,
 * no browser is known to it or trusted any more, and its other links and codes are void; nobody is logged in by it,
 * so a second step is asked for as ever (rule 11; ASVS 6.4.3).
 *
 * Problems: `link-invalid`, `busy`, the password's.
 */
export async function resetPassword(
  deps: Deps,
  { clinic, token, newPassword }: { clinic: Clinic; token: string; newPassword: string },
): Promise<ResetOutcome> {
  const { database, hasher, clock, passwordPolicy } = deps;
  const link = await openAccountLink(database.db, clinic, token, clock());
  if (link?.purpose !== 'reset-password') return LINK_INVALID;
  const { profile } = link;
  const { username } = profile;
  if (username === null) return LINK_INVALID;
  const refused = await passwordPolicy.judge(newPassword, { clinic, profile, username });
  if (refused) return { kind: 'problem', problem: { code: refused, field: 'newPassword' } };
  const hashed = await hasher.hash(normalisePassword(newPassword));
  if (hashed.kind === 'busy') return { kind: 'problem', problem: BUSY_PROBLEM };

  const outcome = await allOrNothing<ResetOutcome>(database.db, async (trx) => {
    const now = clock();
    const key = { clinicId: clinic.id, profileId: profile.id };
    await holdProfile(trx, key);
    if (!(await useLink(trx, link, now))) return { keep: false, outcome: LINK_INVALID };
    await putPassword(trx, { ...key, ...hashed.stored, changedAt: now });
    await deleteSessionsOf(trx, key);
    await endLoginsOf(trx, key, now);
    await forgetBrowsers(trx, key);
    await deleteTrust(trx, key);
    await endLinks(trx, key);
    await endCodes(trx, key, now);
    // Whoever has proved to be the person is not kept waiting for what strangers have tried.
    await settleTry(trx, clinic.id, [{ kind: 'profile', id: profile.id }]);
    await tellOfChange(deps, trx, 'password-reset-done', { clinic, profile, username });
    return { keep: true, outcome: { kind: 'reset', username } };
  });
  if (outcome.kind === 'reset') deps.nudgeCourier();
  return outcome;
}
