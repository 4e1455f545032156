/**
 * An element and all that it stands in, from the inside out, across shadow roots.
 *
 * @param element - where to start
 */
export function* composedAncestors(element: Element): Generator<Element> {
  let current: Element | null = element;
  while (current) {
    yield current;
    const root: Node = current.getRootNode();
    current = current.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
}
