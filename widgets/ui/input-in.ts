/**
 * An input of a form. What was typed is read from it at the moment it is needed, and kept nowhere else.
 *
 * @param form - the form
 * @param name - the input's name
 */
export function inputIn(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const input = form.elements.namedItem(name);
  return input instanceof HTMLInputElement ? input : null;
}
