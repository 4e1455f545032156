import type { Problem } from '../contract/index.ts';

/** More passwords wait than may; those that wait are worked off within about a second. */
export const BUSY_PROBLEM: Problem = { code: 'busy', retryAfterSeconds: 2 };
