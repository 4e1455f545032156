import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from './crypto/token.ts';

export interface SweeperTimes {
  /** From one sweep to the next, and, drawn by chance within it, to the first: nodes seldom sweep together. */
  readonly everyMs: number;
  /** Between two statements, for requests. */
  readonly pauseMs: number;
}

/** What has expired. */
export const hourly: SweeperTimes = { everyMs: 3_600_000, pauseMs: 50 };

/** Used proofs: there may be a thousand a second. */
export const everyMinute: SweeperTimes = { everyMs: 60_000, pauseMs: 20 };

/**
 * Has a node sweep again and again, a short statement at a time, so that no request waits for it.
 *
 * @param sweepOnce one sweep, which calls `pause` between two statements; a promise that rejects breaks it off.
 * @param onError told of a sweep that failed; the next one tries again.
 */
export function startSweeper(
  sweepOnce: (pause: () => Promise<void>) => Promise<unknown>,
  random: Random,
  onError: (error: unknown) => void,
  { everyMs, pauseMs }: SweeperTimes,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false });
  const run = async (): Promise<void> => {
    await pause(everyMs * (random(4).readUInt32BE() / 2 ** 32));
    for (;;) {
      await sweepOnce(() => pause(pauseMs)).catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
      await pause(everyMs);
    }
  };
  // Ended by stopping only.
  const ended = run().catch(() => {});
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
