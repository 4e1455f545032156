import type { Logger } from 'pino';
import type { Random } from '../crypto/token.ts';
import { type ClaimedRow, endRow, type Ending, postponeRow } from '../storage/outbox.ts';
import type { ComposeDeps } from './compose.ts';
import type { Channel, Message, SendOutcome } from './message.ts';
import { sealPayload } from './payload.ts';
import { backOffs, GIVE_UP_AFTER_SECONDS, retryDelayMs } from './retry-delay.ts';
import { sendWithin } from './send-within.ts';
import { untilDone } from './until-done.ts';

/** What came of one attempt; operators count them. */
export type AttemptOutcome =
  | 'sent'
  /** An errand that was done. */
  | 'done'
  /** To be tried again. */
  | 'failed'
  /** Dropped: the provider will not take it. */
  | 'refused'
  /** Dropped: it is worth nothing any more. */
  | 'expired'
  /** Dropped: nothing but failures for a day. */
  | 'given-up';

export interface DeliverDeps extends ComposeDeps {
  readonly random: Random;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
  readonly log: Logger;
  /** True in the demo: what was sent stays readable in the outbox. */
  readonly keepSent: boolean;
  /** Told of each attempt's outcome. */
  readonly count: (channel: ClaimedRow['channel'], outcome: AttemptOutcome) => void;
}

export interface DeliverTimes {
  /** Ms that a provider gets for one message. */
  readonly sendLimitMs: number;
  /** Ms that a row is held for one attempt; well over the send limit. */
  readonly leaseMs: number;
}

/** How the messages of one channel are made and by what they leave. */
export interface Post<Carried extends Message> {
  readonly channel: Channel<Carried>;
  readonly compose: (row: ClaimedRow) => Promise<Carried | null> | Carried | null;
}

/**
 * Makes one attempt at a claimed row, and writes down what came of it. The send is begun only while the claim
 * surely outlasts it, so that nobody else sends the same message meanwhile.
 *
 * @param cutOff aborted when the courier can wait no longer.
 * @returns for how many seconds the provider wants to be left alone, if it said so.
 */
export async function deliver<Carried extends Message>(
  deps: DeliverDeps,
  { sendLimitMs, leaseMs }: DeliverTimes,
  post: Post<Carried>,
  row: ClaimedRow,
  cutOff: AbortSignal,
): Promise<number> {
  if (hasExpired(row, deps.clock())) {
    await end(deps, row, leaseMs, { outcome: 'expired', problem: row.problem ?? 'expired' });
    return 0;
  }
  const message = await compose(deps, post, row);
  // A process that was halted, or a slow database: the row is somebody else's by now, or soon.
  if (deps.clock() + sendLimitMs >= row.claimedUntil) return 0;
  const outcome: SendOutcome = message
    ? await sendWithin(post.channel, message, { limitMs: sendLimitMs, cutOff }, (fault) =>
        deps.log.error({ event: 'channel-fault', provider: post.channel.name, fault }, 'delivery'),
      )
    : { kind: 'failed', problem: 'internal' };
  await settle(deps, row, leaseMs, outcome, message);
  return outcome.kind === 'failed' ? (outcome.retryAfterSeconds ?? 0) : 0;
}

/** A message that cannot be made is a bug, or waits for a node that has its key or knows its kind. */
async function compose<Carried extends Message>(
  { log }: DeliverDeps,
  { compose: make }: Post<Carried>,
  row: ClaimedRow,
): Promise<Carried | null> {
  try {
    const message = await make(row);
    if (!message) log.error({ event: 'outbox-unreadable', ...about(row) }, 'delivery');
    return message;
  } catch (error) {
    log.error({ event: 'compose-failed', err: error, ...about(row) }, 'delivery');
    return null;
  }
}

async function settle(
  deps: DeliverDeps,
  row: ClaimedRow,
  leaseMs: number,
  outcome: SendOutcome,
  message: Message | null,
): Promise<void> {
  switch (outcome.kind) {
    case 'sent': {
      const payload = deps.keepSent ? sealPayload(deps, row, { message }) : null;
      const providerId = outcome.providerId ?? null;
      return end(deps, row, leaseMs, { outcome: 'sent', problem: null, providerId, payload });
    }
    case 'refused':
      return end(deps, row, leaseMs, { outcome: 'refused', problem: outcome.problem });
    case 'failed':
      return retryOrDrop(deps, row, leaseMs, outcome);
  }
}

/** Decides after a failure, for messages and errands alike: again later, or not at all. */
export async function retryOrDrop(
  deps: DeliverDeps,
  row: ClaimedRow,
  leaseMs: number,
  { problem, retryAfterSeconds }: { problem: string; retryAfterSeconds?: number },
): Promise<void> {
  const now = deps.clock();
  const chance = deps.random(4).readUInt32BE() / 2 ** 32;
  const sendAfter = now + retryDelayMs(backOffs[row.channel], row.attempts, chance, retryAfterSeconds);
  if (hasExpired(row, sendAfter)) return end(deps, row, leaseMs, { outcome: 'expired', problem });
  const firstTriedAt = row.firstTriedAt ?? now;
  if (now - firstTriedAt >= GIVE_UP_AFTER_SECONDS * 1000) {
    return end(deps, row, leaseMs, { outcome: 'given-up', problem });
  }
  const { db } = deps.database;
  const ours = await untilDone(() => postponeRow(db, row, { sendAfter, problem }), leaseMs);
  deps.count(row.channel, 'failed');
  deps.log.warn({ event: 'delivery-failed', ...about(row), problem, ours }, 'delivery');
}

function hasExpired({ expiresAt }: ClaimedRow, at: number): boolean {
  return expiresAt !== null && at >= expiresAt;
}

/** Whatever ends without having been sent leaves nothing of what it said behind. */
async function end(
  { database, clock, count, log }: Pick<DeliverDeps, 'database' | 'clock' | 'count' | 'log'>,
  row: ClaimedRow,
  leaseMs: number,
  how: { outcome: Exclude<AttemptOutcome, 'done' | 'failed'> } & Partial<Ending>,
): Promise<void> {
  const { outcome, problem = null, providerId = null, payload = null } = how;
  const ending = outcome === 'sent' ? 'sent' : 'dropped';
  const over = { endedAt: clock(), ending, problem, providerId, payload } as const;
  // It has left: were that not written down, it would leave again. So this is tried until it works.
  const ours = await untilDone(() => endRow(database.db, row, over), leaseMs);
  count(row.channel, outcome);
  const level = outcome === 'sent' ? 'info' : 'error';
  log[level]({ event: `delivery-${outcome}`, ...about(row), problem, providerId, ours }, 'delivery');
}

/** What logs may know: whose it is and what kind, never to whom or what it says. */
function about({ channel, kind, clinicId, id, attempts }: ClaimedRow) {
  return { channel, kind, clinicId, outboxId: id, attempts };
}
