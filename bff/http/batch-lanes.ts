import pLimit, { type LimitFunction } from 'p-limit';

/**
 * A batch holds its clinic's intake, and on PostgreSQL a connection, until it is done: those of one clinic would only
 * wait for each other, each with a connection that a login needs. So a node takes one of a clinic's at a time, and
 * two in all.
 */
const AT_ONCE = 2;

/** As many as one key may send at once; each is a megabyte at the most. */
const MOST_WAITING = 20;

/** Lets batches through, those of one clinic one after the other. */
export interface BatchLanes {
  /** @returns what `work` comes to; null where too many of the clinic's wait already. */
  take<Result>(clinicId: number, work: () => Promise<Result>): Promise<Result | null>;
}

/** One for the whole node. Clinics take turns: each has at most one batch in the queue that they share. */
export function createBatchLanes(): BatchLanes {
  const all = pLimit(AT_ONCE);
  const lanes = new Map<number, LimitFunction>();
  return {
    async take(clinicId, work) {
      const lane = lanes.get(clinicId) ?? pLimit(1);
      if (lane.pendingCount >= MOST_WAITING) return null;
      lanes.set(clinicId, lane);
      try {
        return await lane(() => all(work));
      } finally {
        if (lane.activeCount + lane.pendingCount === 0) lanes.delete(clinicId);
      }
    },
  };
}
