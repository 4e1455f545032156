import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** Where a few lines are typed. */
export interface TextArea {
  /** The element's id; unique in the page. */
  readonly id: string;
  /** Its name in its form. */
  readonly name: string;
  /** What it is called on the screen. */
  readonly label: string;
  /** What to know before filling it in. */
  readonly hint?: string;
  /** What is wrong with it, or nothing. */
  readonly error?: string | undefined;
  /** While the form is on its way. */
  readonly readOnly?: boolean;
}

/** One labelled field of several lines, with its error. Its value is never rendered, only read. */
export function textArea({ id, name, label, hint, error, readOnly }: TextArea): TemplateResult {
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  const description = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return html`<div class="ca-field">
    <label class="ca-label" for=${id}>${label}</label>
    ${hint ? html`<p class="ca-hint" id=${hintId}>${hint}</p>` : nothing}
    ${error ? html`<p class="ca-error" id=${errorId}>${error}</p>` : nothing}
    <div class="ca-control">
      <textarea
        class="ca-input ca-text-area"
        id=${id}
        name=${name}
        rows="5"
        autocomplete="off"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${description || nothing}
        ?readonly=${readOnly}
      ></textarea>
    </div>
  </div>`;
}

/**
 * What stands in a field of several lines of the form that is being sent.
 *
 * @param form - the form
 * @param name - the field's name
 */
export function textIn(form: EventTarget | null, name: string): string {
  const field = form instanceof HTMLFormElement ? form.elements.namedItem(name) : null;
  return field instanceof HTMLTextAreaElement ? field.value : '';
}
