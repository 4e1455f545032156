/**
 * The first such element inside another one, now or as soon as it is rendered.
 *
 * @param selector - finds it
 * @param kind - what it has to be
 */
export function appears<T extends Element>(place: Element, selector: string, kind: new () => T): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = place.querySelector(selector);
      if (!(found instanceof kind)) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(place, { childList: true, subtree: true });
    look();
  });
}
