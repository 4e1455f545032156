/** A clock that stands still until it is moved by hand. */
export interface HandClock {
  /** Ms since the epoch, as the BFF's `clock` dep. */
  now(): number;
  /** Moves the clock on by so many ms. */
  advance(ms: number): void;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A clock that starts on a Friday morning. */
export function createHandClock(start: number = Date.parse('2026-11-20T09:00:00Z')): HandClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
