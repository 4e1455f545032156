/** At most one report in this many milliseconds. Automatic Sign Out is set in minutes (product rule 29). */
export const reportEveryMilliseconds = 60_000;

/** What a person does with hand or keyboard. Timers, scripts and playing videos are no activity. */
const deeds = ['pointerdown', 'keydown', 'wheel', 'touchmove'];

/**
 * Watches for what a person does in this page, so that the server can tell someone at work from a screen left
 * alone (product rule 29: only what a person does counts).
 *
 * The first deed of each minute is reported, and none within a minute of the start, which was itself one. So
 * the server never counts anyone as active later than they were.
 *
 * @param report - called for the first deed of each minute
 * @returns stops watching
 */
export function watchActivity(report: () => void): () => void {
  let reportedAt = Date.now();
  const notice = (event: Event): void => {
    // Scripts can make up events; only the browser can make trusted ones.
    if (!event.isTrusted || Date.now() - reportedAt < reportEveryMilliseconds) return;
    reportedAt = Date.now();
    report();
  };
  const options = { capture: true, passive: true };
  for (const deed of deeds) addEventListener(deed, notice, options);
  return () => {
    for (const deed of deeds) removeEventListener(deed, notice, options);
  };
}
