import type { Problem } from '../contract/index.ts';
import { matchingStep } from '../crypto/totp.ts';
import { typedCode } from '../domain/recovery.ts';
import { may } from '../domain/permissions.ts';
import { ladders } from '../domain/throttle.ts';
import { CODE_TRIES, SMS_CODE_SECONDS } from '../domain/two-step.ts';
import { allOrNothing, type Settled } from '../storage/all-or-nothing.ts';
import type { Db } from '../storage/database.ts';
import { holdProfile } from '../storage/profiles.ts';
import { giveTryBack, secondsToWait, takeTry } from '../storage/throttles.ts';
import { endSetUp, findSetUp, type StoredSetUp, takeSetUpTry } from '../storage/two-step-set-ups.ts';
import { adoptMethod, type ProvenMethod } from './adopt-method.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { openAuthenticator, readOpenSetUp } from './begun-set-up.ts';
import type { Deps } from './deps.ts';
import { smsCodeHashes } from './send-code.ts';
import { profileKeyOf, setUpKeyOf, type SetUpOwner } from './set-up-owner.ts';

type CodeMethod = 'sms' | 'authenticator';

const SET_UP_ENDED = refuse({ code: 'set-up-ended' });

/**
 * Finishes a set-up with its first code. The code is counted before it is judged: five a set-up, ten wrong ones a
 * profile within 15 minutes (rule 20). All that follows on a right one is one transaction.
 *
 * Problems: `not-allowed`, `set-up-ended`, `wrong-code`, `code-expired`, `throttled`.
 *
 * @param settle what else belongs into the transaction. It gets the recovery code that was issued, or null; its
 *   outcome is the result, and decides whether anything is kept.
 */
export async function finishCodeSetUp<Result>(
  deps: Deps,
  owner: SetUpOwner,
  method: CodeMethod,
  code: string,
  settle: (trx: Db, recoveryCode: string | null) => Promise<Settled<Result>>,
): Promise<Attempt<Result>> {
  const { profile } = owner;
  if (!may(profile.role, 'use-own-two-step')) return refuse({ code: 'not-allowed' });
  const { db } = deps.database;
  if ((await readOpenSetUp(deps, db, owner))?.method !== method) return SET_UP_ENDED;
  const refused = await countCode(deps, owner);
  if (refused) return refuse(refused);

  const outcome = await allOrNothing<Attempt<Result>>(db, async (trx) => {
    await holdProfile(trx, profileKeyOf(owner));
    const setUp = await findSetUp(trx, setUpKeyOf(owner), deps.clock());
    if (setUp?.method !== method || setUp.profileId !== profile.id) {
      return { keep: false, outcome: SET_UP_ENDED };
    }
    const proven = judge(deps, owner, setUp, typedCode(code));
    if (proven.kind === 'problem') return { keep: false, outcome: proven };
    if (!(await endSetUp(trx, setUp, deps.clock()))) return { keep: false, outcome: SET_UP_ENDED };
    const adopted = await adoptMethod(deps, trx, owner, proven.result);
    if (adopted.kind === 'problem') return { keep: false, outcome: adopted };
    await giveTryBack(trx, counterOf(owner));
    const settled = await settle(trx, adopted.result);
    return { keep: settled.keep, outcome: done(settled.outcome) };
  });
  if (outcome.kind === 'done') deps.nudgeCourier();
  return outcome;
}

const ladder = ladders['set-up-code'];
const counterOf = ({ clinic, profile }: SetUpOwner) => ({
  clinicId: clinic.id,
  subject: `set-up-code:${profile.id}`,
});

/** Counts a code on the set-up and on the profile, or on neither where one of them takes no more. */
async function countCode(deps: Deps, owner: SetUpOwner): Promise<Problem | null> {
  const { db } = deps.database;
  const now = deps.clock();
  const refused = await allOrNothing<Problem['code'] | null>(db, async (trx) => {
    if (!(await takeSetUpTry(trx, setUpKeyOf(owner), CODE_TRIES))) {
      return { keep: false, outcome: 'set-up-ended' };
    }
    const mayBeJudged = await takeTry(trx, counterOf(owner), ladder, now);
    return mayBeJudged ? { keep: true, outcome: null } : { keep: false, outcome: 'throttled' };
  });
  if (refused !== 'throttled') return refused && { code: refused };
  const wait = await secondsToWait(db, counterOf(owner), ladder, now);
  return { code: 'throttled', retryAfterSeconds: Math.max(1, wait) };
}

const problem = (code: Problem['code']) => refuse({ code, field: 'code' });

function judge(deps: Deps, owner: SetUpOwner, setUp: StoredSetUp, typed: string): Attempt<ProvenMethod> {
  const now = deps.clock();
  if (setUp.method === 'authenticator') {
    const secret = openAuthenticator(deps, profileKeyOf(owner), setUp.secret);
    const step = matchingStep(secret, typed, now);
    if (step === null || setUp.secret === null) return problem('wrong-code');
    return done({ method: 'authenticator', secret: setUp.secret, step });
  }
  const { mobilePhone, codeHash, sentAt } = setUp;
  if (mobilePhone === null || codeHash === null || sentAt === null) return problem('code-expired');
  if (now >= sentAt + SMS_CODE_SECONDS * 1000) return problem('code-expired');
  const hashes = smsCodeHashes(deps.keys, owner.clinic.id, owner.ownerHash, typed);
  return hashes.includes(codeHash) ? done({ method: 'sms', mobilePhone }) : problem('wrong-code');
}
