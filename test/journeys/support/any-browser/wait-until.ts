import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE_MS } from './visitor.ts';

/** So often is looked: a person sees no sooner. */
const LOOK_MS = 50;

/**
 * Looks until there is something to be found. While a page is being left, looking fails: that is looked past.
 *
 * @param what is awaited, for the error
 * @throws {Error} where nothing has come within {@link PATIENCE_MS}
 */
export async function waitUntil<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const limit = performance.now() + PATIENCE_MS;
  let failure: unknown;
  while (performance.now() < limit) {
    try {
      const found = await look();
      if (found !== null) return found;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await pause(LOOK_MS);
  }
  throw new Error(`waited in vain for: ${what}`, { cause: failure });
}
