/** A row of things to do, a few at a time: one slow provider holds up its own lane and no other. */
export interface Lane {
  /** Looks for work now. */
  nudge(): void;
  /** Takes nothing new for so many ms: the provider asked to be left alone. */
  pause(ms: number): void;
  /** Takes nothing new from now on; done once what is under way is done. */
  stop(): Promise<void>;
}

export interface LaneOptions<Item> {
  /** How many are worked on at once. */
  readonly atOnce: number;
  /** Takes up to so many due items in hand. */
  readonly claim: (limit: number) => Promise<readonly Item[]>;
  readonly work: (item: Item) => Promise<void>;
  /** Told what claiming or working threw. */
  readonly onError: (error: unknown) => void;
  /** Ms until it looks again without having been nudged, drawn anew each time. */
  readonly pollMs: () => number;
}

/** Starts a lane. */
export function openLane<Item>(options: LaneOptions<Item>): Lane {
  const { atOnce, claim, work, onError, pollMs } = options;
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let pausedUntil = 0;
  // Woken while it is looking, it looks once more: what was put in meanwhile may not have been seen.
  let woken = false;
  let wake = () => {};

  const nudge = () => {
    woken = true;
    wake();
  };

  const start = (item: Item) => {
    const done: Promise<void> = work(item)
      .catch(onError)
      .finally(() => {
        underWay.delete(done);
        nudge();
      });
    underWay.add(done);
  };

  const look = async () => {
    const free = atOnce - underWay.size;
    if (free <= 0 || performance.now() < pausedUntil) return;
    for (const item of await claim(free)) start(item);
  };

  const untilWoken = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs());
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken) wake();
    });

  const run = async () => {
    while (!stopping) {
      woken = false;
      await look().catch(onError);
      await untilWoken();
    }
    await Promise.all(underWay);
  };
  const ended = run();

  return {
    nudge,
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms);
    },
    async stop() {
      stopping = true;
      nudge();
      await ended;
    },
  };
}
