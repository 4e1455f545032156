/** How long after its start a preview may still be acting in the person's place, in milliseconds. */
const actingMilliseconds = 5_000;

/**
 * Keeps the focus where the person has it. A preview that types and submits moves the focus into itself, as the
 * widgets do for the person in front of them; someone who goes through the gallery's list by keyboard would lose
 * their place.
 *
 * @param frame - the preview's frame, as it is now
 * @returns to be called whenever a preview starts
 */
export function keepFocus(frame: () => HTMLIFrameElement): () => void {
  let place: HTMLElement | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let isTabbing = false;

  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== frame()) place = target;
  });
  addEventListener('keydown', ({ key }) => (isTabbing = key === 'Tab'));
  addEventListener('pointerdown', () => (isTabbing = false));
  addEventListener('blur', () => {
    const isActing = performance.now() - startedAt < actingMilliseconds;
    // Whoever comes by Tab, or clicks there, means to be there.
    const isMeant = isTabbing || frame().matches(':hover');
    if (document.activeElement === frame() && isActing && !isMeant) place?.focus({ preventScroll: true });
  });
  return () => {
    startedAt = performance.now();
  };
}
