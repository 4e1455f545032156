/** Time in the hands of a test. */
export interface FakeTimers {
  /** Lets so many milliseconds pass, running what falls due in order. */
  advance(milliseconds: number): void;
  /** Gives time back to the browser. */
  restore(): void;
}

/** No number comes twice: a page that is still there from an earlier test may clear a timer that it once had. */
let lastId = 1_000_000;

/** Takes `setTimeout`, `clearTimeout` and `Date.now` into the test's hands. */
export function useFakeTimers(): FakeTimers {
  const real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, now: Date.now };
  const due = new Map<number, { readonly at: number; readonly run: () => void }>();
  let now = real.now();

  const setTimer = (run: () => void, milliseconds = 0): number => {
    due.set(++lastId, { at: now + milliseconds, run });
    return lastId;
  };
  const clearTimer = (id?: number): void => {
    if (id !== undefined && !due.delete(id)) real.clearTimeout.call(window, id);
  };
  Object.assign(window, { setTimeout: setTimer, clearTimeout: clearTimer });
  Date.now = () => now;

  return {
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = end;
    },
    restore: () => {
      Object.assign(window, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
      Date.now = real.now;
    },
  };
}
