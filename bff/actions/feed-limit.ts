import type { FeedLimit } from './calendar-feed.ts';

/** A calendar that asks every minute is served; a loop is not. */
const WINDOW_MS = 600_000;
const MOST_IN_WINDOW = 30;
/** Feeds that are counted at once; the one that asked longest ago makes room. */
const MOST_FEEDS = 10_000;

/** Counts how often each feed was written by this node: it guards the node's own CPU, so no other need know. */
export function createFeedLimit(): FeedLimit {
  const windows = new Map<string, { readonly endsAt: number; readonly taken: number }>();
  return {
    take(tokenHash, now) {
      const current = windows.get(tokenHash);
      const window = current && now < current.endsAt ? current : { endsAt: now + WINDOW_MS, taken: 0 };
      if (window.taken >= MOST_IN_WINDOW) return Math.ceil((window.endsAt - now) / 1000);
      windows.delete(tokenHash);
      windows.set(tokenHash, { ...window, taken: window.taken + 1 });
      const [oldest] = windows.keys();
      if (windows.size > MOST_FEEDS && oldest !== undefined) windows.delete(oldest);
      return 0;
    },
  };
}
