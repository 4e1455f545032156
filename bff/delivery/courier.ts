import { newId } from '../crypto/token.ts';
import { claimDue, type ClaimedRow, deleteEnded, type OutboxChannel } from '../storage/outbox.ts';
import type { Channels } from './choose-channels.ts';
import { composeEmail, composeSms } from './compose.ts';
import { deliver, type DeliverDeps, type DeliverTimes, type Post } from './deliver.ts';
import { doErrand } from './do-errand.ts';
import type { Errands } from './errand.ts';
import { type Lane, openLane } from './lane.ts';
import type { Message } from './message.ts';
import { SEND_LIMIT_MS } from './send-within.ts';

/** Works the outbox off. Each node has one; any number of them share a database. */
export interface Courier {
  /** Something was put into the outbox and committed: look now. Without it the next look is seconds away. */
  nudge(): void;
  /**
   * Takes nothing new, finishes what is under way and closes the channels. What is not finished within the
   * grace period is cut off and tried again later, by whichever courier is there.
   */
  stop(graceMs: number): Promise<void>;
}

export interface CourierDeps extends DeliverDeps {
  readonly channels: Channels;
  readonly errands: Errands;
}

export interface CourierTimes extends DeliverTimes {
  /** Ms between two looks at the outbox without a nudge, on average. */
  readonly pollMs: number;
}

/**
 * A lease six times the send limit: room for slow databases and for clocks of other nodes that go wrong by
 * seconds. It is also how long the messages of a killed courier wait.
 */
const defaultTimes: CourierTimes = { sendLimitMs: SEND_LIMIT_MS, leaseMs: 30_000, pollMs: 3000 };

/** Sends under way at once on each channel. */
const SENDS_AT_ONCE = 5;
/** Errands only work on the database. */
const ERRANDS_AT_ONCE = 2;
/** However long a provider asks to be left alone, it is asked again after this. */
const LONGEST_PAUSE_SECONDS = 60;
/** What was sent or dropped is forgotten after this: it names people, and limits look back an hour. */
const KEEP_ENDED_SECONDS = 30 * 86_400;
const TIDY_EVERY_MS = 3600 * 1000;

/** Starts a courier. */
export function startCourier(deps: CourierDeps, times: CourierTimes = defaultTimes): Courier {
  const { database, clock, random, log, channels } = deps;
  const claimedBy = newId(random);
  const cutOff = new AbortController();

  const lane = (channel: OutboxChannel, atOnce: number, work: (row: ClaimedRow) => Promise<void>): Lane =>
    openLane<ClaimedRow>({
      atOnce,
      work,
      claim: (limit) => {
        const now = clock();
        return claimDue(database, channel, { claimedBy, claimedUntil: now + times.leaseMs, now, limit });
      },
      onError: (error) => log.error({ event: 'courier-error', channel, err: error }, 'delivery'),
      // Half of it by chance, so that several nodes do not look in step.
      pollMs: () => times.pollMs * (0.5 + random(4).readUInt32BE() / 2 ** 32),
    });

  const sending = <Carried extends Message>(channel: OutboxChannel, post: Post<Carried>): Lane => {
    const own = lane(channel, SENDS_AT_ONCE, async (row) => {
      const waitSeconds = await deliver(deps, times, post, row, cutOff.signal);
      if (waitSeconds > 0) own.pause(Math.min(waitSeconds, LONGEST_PAUSE_SECONDS) * 1000);
    });
    return own;
  };

  const lanes = [
    sending('email', { channel: channels.email, compose: (row) => composeEmail(deps, row) }),
    ...(channels.sms
      ? [sending('sms', { channel: channels.sms, compose: (row) => composeSms(deps, row) })]
      : []),
    lane('errand', ERRANDS_AT_ONCE, async (row) => {
      if (await doErrand(deps, deps.errands, row, times.leaseMs)) nudge();
    }),
  ];
  const nudge = () => lanes.forEach((each) => each.nudge());

  const tidy = () =>
    deleteEnded(database.db, clock() - KEEP_ENDED_SECONDS * 1000).catch((error: unknown) =>
      log.error({ event: 'courier-error', err: error }, 'delivery'),
    );
  const tidying = deps.keepSent ? null : setInterval(() => void tidy(), TIDY_EVERY_MS).unref();

  return {
    nudge,
    async stop(graceMs) {
      if (tidying) clearInterval(tidying);
      const giveUp = setTimeout(() => cutOff.abort(), graceMs);
      await Promise.all(lanes.map((each) => each.stop()));
      clearTimeout(giveUp);
      channels.email.close();
      channels.sms?.close();
    },
  };
}
