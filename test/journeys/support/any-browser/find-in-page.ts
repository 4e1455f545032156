/**
 * The source of a script that finds a visible field by its label, or a visible button by its name: for browsers whose
 * driver cannot. It is an expression: a function of `kind` (`field` or `button`) and `name` that answers the element,
 * or null. As an expression and not a function of ours, since drivers send sources.
 */
export const findInPage = `(kind, name) => {
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isCalled = (text) => text.trim().replace(/\\s+/g, ' ') === name;
  const isLabelled = (field) => [...(field.labels ?? [])].some(({ textContent }) => isCalled(textContent));
  const isNamed = (button) => isCalled(button.getAttribute('aria-label') ?? button.textContent);
  const found = kind === 'field'
    ? [...document.querySelectorAll('input, textarea, select')].filter(isLabelled)
    : [...document.querySelectorAll('button')].filter(isNamed);
  return found.find(isShown) ?? null;
}`;
