/** At most one report in this many milliseconds. Automatic Sign Out is set in minutes (product rule 29). */
export const reportEveryMilliseconds = 60_000;

/**
 * What a person does with hand or keyboard. Timers, scripts, playing videos and what lies on a key are no activity.
 * Screen readers press buttons by a click alone, and keep the keys to themselves.
 */
const deeds = ['pointerdown', 'keydown', 'click', 'wheel', 'touchmove'];

/** Who wants to know what a person does. */
export interface ActivityListener {
  /** When activity was last reported, by any tab: ms since the epoch, by this browser's clock. */
  reportedAt(): number;
  /** Whether the next deed is to be reported even within a minute: the session is about to end. */
  isUrgent(): boolean;
  /** Whether a deed there says something else than that the person goes on: it answers the warning. */
  isAnswer(target: EventTarget | null): boolean;
  /** Called for the first deed of each minute. */
  report(): void;
}

/**
 * Watches for what a person does in this page, so that the server can tell someone at work from a screen left
 * alone (product rule 29: only what a person does counts).
 *
 * The first deed of each minute is reported, and none within a minute of the login, which was itself one. So
 * the server never counts anyone as active later than they were.
 *
 * @returns stops watching
 */
export function watchActivity(listener: ActivityListener): () => void {
  const notice = (event: Event): void => {
    // Scripts can make up events; only the browser can make trusted ones.
    if (!event.isTrusted || isHeld(event) || listener.isAnswer(event.target)) return;
    const isDue = Math.abs(Date.now() - listener.reportedAt()) >= reportEveryMilliseconds;
    if (isDue || listener.isUrgent()) listener.report();
  };
  const options = { capture: true, passive: true };
  for (const deed of deeds) addEventListener(deed, notice, options);
  return () => {
    for (const deed of deeds) removeEventListener(deed, notice, options);
  };
}

/** A key that stays down repeats by itself; pressing it was the deed (UI Events, `repeat`). */
function isHeld(event: Event): boolean {
  return event instanceof KeyboardEvent && event.repeat;
}
