/** A page out of sight for longer than this, in milliseconds, asks again whose session it has. */
export const staleAfterMilliseconds = 30_000;

/**
 * Watches, for as long as the page lives, for the moments at which what it knows about its session may be out of
 * date: it comes back into sight after a while, it is shown again from the back/forward cache, or the network
 * is back.
 *
 * @param recheck - called at each of these moments
 */
export function watchPageReturn(recheck: () => void): void {
  let hiddenAt = Infinity;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hiddenAt = Date.now();
    } else if (Date.now() - hiddenAt > staleAfterMilliseconds) {
      recheck();
    }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) recheck();
  });
  addEventListener('online', recheck);
}
