import { setTimeout as wait } from 'node:timers/promises';

const BETWEEN_TRIES_MS = 500;

/** Does what must not be left undone: a first failure, or a database that is away for a moment, is no reason. */
export async function untilDone<Result>(work: () => Promise<Result>, forMs: number): Promise<Result> {
  const lastTryAt = performance.now() + forMs - BETWEEN_TRIES_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > lastTryAt) throw error;
      await wait(BETWEEN_TRIES_MS);
    }
  }
}
