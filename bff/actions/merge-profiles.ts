import { setTimeout } from 'node:timers/promises';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { holdProfiles, isCrossed } from '../storage/held-profiles.ts';
import { confirmPassword, type CurrentPassword } from '../storage/passwords.ts';
import { findSession } from '../storage/sessions.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { BUSY_PROBLEM } from './busy.ts';
import type { Deps } from './deps.ts';
import { type MergeWish, readMergePair } from './merge-pair.ts';
import { describeMerge } from './preview-merge.ts';
import { verifyOwnPassword } from './verify-own-password.ts';
import type { OwnWish } from './with-own-password.ts';
import { writeMerge } from './write-merge.ts';

/** How often a merge gives way to whoever holds what it needs, and for how long: some seconds in all. */
const TRIES = 20;
const PAUSE_MS = 25;

/**
 * Merges a profile into another, after the own password of whoever asks, if nothing has changed since they were shown
 * what it does (rule 34). All of it is one transaction that holds both profiles: it is done, or nothing is.
 *
 * Problems: those of `previewMerge`, `changed-meanwhile`, `wrong-password`, `throttled`, `busy`, `not-logged-in`.
 *
 * @param wish `version`: of the preview that was looked at.
 */
export async function mergeProfiles(
  deps: Deps,
  wish: MergeWish & OwnWish & { readonly version: string },
): Promise<Attempt<null>> {
  const { clinic, session, currentPassword } = wish;
  const allowed = await readMergePair(deps.database.db, wish, deps.clock());
  if (allowed.kind === 'problem') return allowed;
  const own = { clinicId: clinic.id, profileId: session.profileId };
  const verified = await verifyOwnPassword(deps, { ...own, password: currentPassword });
  if (verified.kind === 'problem') return verified;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const attempt = await allOrNothing<Attempt<null>>(deps.database.db, async (trx) => {
        const merged = await mergeOnce(deps, trx, wish, verified.stored);
        return { keep: merged.kind === 'done', outcome: merged };
      });
      if (attempt.kind === 'done') deps.nudgeCourier();
      return attempt;
    } catch (error) {
      if (!isCrossed(error)) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
  return refuse(BUSY_PROBLEM);
}

async function mergeOnce(
  deps: Deps,
  trx: Db,
  wish: MergeWish & { readonly version: string },
  password: CurrentPassword,
): Promise<Attempt<null>> {
  const { clinic, session, keptId, otherId } = wish;
  const own = { clinicId: clinic.id, profileId: session.profileId };
  const now = deps.clock();
  // Whoever asks is held too: they may be being merged by one whom they are merging.
  const ids = [keptId, otherId, session.profileId];
  await holdProfiles(trx, deps.database.dialect, { clinicId: clinic.id, ids });
  if (!(await confirmPassword(trx, own, password, { at: now, newer: null }))) {
    return refuse({ code: 'wrong-password', field: 'currentPassword' });
  }
  const current = await findSession(trx, { clinicId: clinic.id, tokenHash: session.tokenHash });
  if (!current) return refuse({ code: 'not-logged-in' });
  const read = await readMergePair(trx, { ...wish, session: current }, now);
  if (read.kind === 'problem') return read;
  const { version } = await describeMerge(trx, clinic, read.result, now);
  if (version !== wish.version) return refuse({ code: 'changed-meanwhile' });
  await writeMerge(deps, trx, clinic, read.result, current);
  return done(null);
}
