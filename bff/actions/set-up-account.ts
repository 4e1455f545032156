import type { Problem } from '../contract/index.ts';
import { normalisePassword } from '../domain/password.ts';
import { isUsableUsername } from '../domain/username.ts';
import { endLinks, useLink } from '../storage/account-links.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import { putPassword } from '../storage/passwords.ts';
import { holdProfile, setUsername } from '../storage/profiles.ts';
import { endCodes } from '../storage/verifications.ts';
import { beginLogin } from './begin-login.ts';
import { BUSY_PROBLEM } from './busy.ts';
import type { Deps } from './deps.ts';
import { openAccountLink } from './open-account-link.ts';
import type { LoginCall, LoginOutcome } from './login-in-progress.ts';
import { actorOf, recordEvent } from './record-event.ts';

export type SetUpOutcome = LoginOutcome | { readonly kind: 'problem'; readonly problem: Problem };

const refuse = (problem: Problem): SetUpOutcome => ({ kind: 'problem', problem });
const LINK_INVALID = refuse({ code: 'link-invalid' });

/**
 * Gives a profile without a login the username and password that the holder of its link has chosen, and begins
 * their login: where the clinic wants 2-Step Verification of them, that is set up first (rules 9 and 23).
 *
 * Problems: `link-invalid`, `username-unusable`, `username-taken`, `busy`, the password's.
 */
export async function setUpAccount(
  deps: Deps,
  wish: LoginCall & { token: string; username: string; newPassword: string },
): Promise<SetUpOutcome> {
  const { database, hasher, clock, passwordPolicy } = deps;
  const { clinic, newPassword } = wish;
  const asked = await openAccountLink(database.db, clinic, wish.token, clock());
  if (asked?.purpose !== 'set-up-account') return LINK_INVALID;
  const { profile: owner } = asked;
  const username = wish.username.normalize('NFC').trim();
  if (!isUsableUsername(username)) return refuse({ code: 'username-unusable', field: 'username' });
  const refused = await passwordPolicy.judge(newPassword, { clinic, profile: owner, username });
  if (refused) return refuse({ code: refused, field: 'newPassword' });
  const hashed = await hasher.hash(normalisePassword(newPassword));
  if (hashed.kind === 'busy') return refuse(BUSY_PROBLEM);

  return allOrNothing<SetUpOutcome>(database.db, async (trx) => {
    const now = clock();
    const key = { clinicId: clinic.id, profileId: owner.id };
    await holdProfile(trx, key);
    // As it is now that nobody changes it: with another role, another login begins.
    const link = await openAccountLink(trx, clinic, wish.token, now);
    if (link?.purpose !== 'set-up-account') return { keep: false, outcome: LINK_INVALID };
    const { profile } = link;
    if (!(await useLink(trx, link, now))) return { keep: false, outcome: LINK_INVALID };
    if (!(await setUsername(trx, key, username))) {
      return { keep: false, outcome: refuse({ code: 'username-taken', field: 'username' }) };
    }
    await putPassword(trx, { ...key, ...hashed.stored, changedAt: now });
    await endLinks(trx, key);
    await endCodes(trx, key, now);
    const person = { ...profile, profileId: profile.id, username };
    const happened = { clinicId: clinic.id, actor: actorOf(person), subjectId: profile.id };
    await recordEvent(deps, trx, { ...happened, event: 'account-set-up' });
    const first = { profile: person, by: 'welcome-link' } as const;
    return { keep: true, outcome: await beginLogin(deps, trx, wish, first) };
  });
}
