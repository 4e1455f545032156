import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from './actions/deps.ts';
import { sweep } from './actions/sweep.ts';

export interface SweeperTimes {
  /** From one sweep to the next, and, drawn by chance within it, to the first: nodes seldom sweep together. */
  readonly everyMs: number;
  /** Between two statements, for requests. */
  readonly pauseMs: number;
}

const hourly: SweeperTimes = { everyMs: 3_600_000, pauseMs: 50 };

/**
 * Has a node sweep once an hour, a short statement at a time, so that no request waits for it.
 *
 * @param onError told of a sweep that failed; the next one tries again.
 */
export function startSweeper(
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  onError: (error: unknown) => void,
  { everyMs, pauseMs }: SweeperTimes = hourly,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false });
  const run = async (): Promise<void> => {
    await pause(everyMs * (deps.random(4).readUInt32BE() / 2 ** 32));
    for (;;) {
      await sweep(deps, { pause: () => pause(pauseMs) }).catch((error: unknown) => {
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
