import type { OutboxChannel } from '../storage/outbox.ts';

/** How the waiting between attempts grows. */
export interface BackOff {
  /** The most that is waited after the first failure; doubled with each further one. */
  readonly firstSeconds: number;
  readonly longestSeconds: number;
}

/** Text messages hold codes of a few minutes; errands have somebody waiting for the mail that follows. */
export const backOffs: Readonly<Record<OutboxChannel, BackOff>> = {
  email: { firstSeconds: 5, longestSeconds: 3600 },
  sms: { firstSeconds: 2, longestSeconds: 60 },
  errand: { firstSeconds: 2, longestSeconds: 300 },
};

/** After so long from the first attempt, with nothing but failures, a message is dropped. */
export const GIVE_UP_AFTER_SECONDS = 24 * 3600;

/**
 * Ms until the next attempt: exponential back-off with full jitter, so that messages which failed together
 * do not come back together, on top of what the provider asked for.
 *
 * @param attempts how many there were, the failed one included.
 * @param chance 0 up to, but not including, 1.
 */
export function retryDelayMs(
  { firstSeconds, longestSeconds }: BackOff,
  attempts: number,
  chance: number,
  retryAfterSeconds = 0,
): number {
  const ceiling = Math.min(firstSeconds * 2 ** (attempts - 1), longestSeconds);
  return Math.round((retryAfterSeconds + ceiling * chance) * 1000);
}
