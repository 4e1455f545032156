/** Refuses what comes too often from one caller. */
export interface CallLimit {
  /** @returns whole seconds to wait; 0: go on, and it is counted. */
  take(caller: string, now: number): number;
}

/** How often one caller may call. */
export interface CallRate {
  /** So many at once, after a rest. */
  readonly burst: number;
  /** And one more every so many ms. */
  readonly everyMs: number;
}

/** A batch of 500 twice a second is a million records in a quarter of an hour. */
export const API_RATE: CallRate = { burst: 20, everyMs: 500 };

/** A page that is opened needs one code; five a minute are a busy person's. */
export const SESSION_CODE_RATE: CallRate = { burst: 5, everyMs: 12_000 };

/** Callers that are counted at once; the one that called longest ago makes room. */
const MOST_CALLERS = 10_000;

/**
 * Counts calls at this node: it guards the node's own CPU and its database's size, so no other need know. A leaky
 * bucket in one number a caller (the generic cell rate algorithm, ITU-T I.371 annex A): when it will be empty.
 */
export function createCallLimit({ burst, everyMs }: CallRate): CallLimit {
  const emptyAt = new Map<string, number>();
  const depthMs = (burst - 1) * everyMs;
  return {
    take(caller, now) {
      const filledUntil = Math.max(now, emptyAt.get(caller) ?? now);
      const waitMs = filledUntil - depthMs - now;
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      emptyAt.delete(caller);
      emptyAt.set(caller, filledUntil + everyMs);
      const [oldest] = emptyAt.keys();
      if (emptyAt.size > MOST_CALLERS && oldest !== undefined) emptyAt.delete(oldest);
      return 0;
    },
  };
}
