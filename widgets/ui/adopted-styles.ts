/** A style sheet in a root, and how many elements there need it. */
interface Adopted {
  readonly sheet: CSSStyleSheet;
  needs: number;
}

const adoptedBy = new WeakMap<Document | ShadowRoot, Map<string, Adopted>>();

/**
 * Puts a style sheet where an element stands; once, however many elements there need it.
 *
 * @param element - the element; it must be in a document
 * @param style - one of its styles, as CSS
 * @returns takes it away again, once nobody there needs it
 */
export function adoptStyle(element: Element, style: string): () => void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const styles = adoptedBy.get(root) ?? new Map<string, Adopted>();
  adoptedBy.set(root, styles);
  const adopted = styles.get(style) ?? { sheet: construct(element.ownerDocument, style), needs: 0 };
  styles.set(style, adopted);
  if (!adopted.needs++) root.adoptedStyleSheets = [...root.adoptedStyleSheets, adopted.sheet];
  return () => {
    if (--adopted.needs) return;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== adopted.sheet);
  };
}

/** By the element's own document, which may be that of a frame: no other may adopt it. */
function construct(document: Document, style: string): CSSStyleSheet {
  const sheet = new (document.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}
