/** What a preview does in the person's place, so that the state comes about by itself. */
export type Act =
  /** Presses the button of a form in which nothing is typed. */
  | 'submit-empty'
  /** Types a username and a password, and presses the button. */
  | 'log-in';

const acts: Readonly<Record<Act, (widget: Element) => Promise<void>>> = {
  'submit-empty': async (widget) => (await appears(widget, 'form', HTMLFormElement)).requestSubmit(),
  'log-in': async (widget) => {
    const form = await appears(widget, 'form', HTMLFormElement);
    type(form, 'username', 'patient');
    type(form, 'password', 'a long demo passphrase');
    form.requestSubmit();
  },
};

/**
 * Does it.
 *
 * @param act - what to do
 * @param widget - the tag, in the document; it may still be loading
 */
export async function perform(act: Act, widget: Element): Promise<void> {
  await acts[act](widget);
}

function type(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`the form has no field called ${name}`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** The first such element inside another one, now or as soon as it is rendered. */
function appears<T extends Element>(place: Element, selector: string, kind: new () => T): Promise<T> {
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
