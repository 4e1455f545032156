import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** One labelled input. */
export interface TextField {
  /** The input's id; unique in the page. */
  readonly id: string;
  /** The input's name in its form. */
  readonly name: string;
  /** What it is called on the screen. */
  readonly label: string;
  /** HTML autofill detail tokens, for instance `username webauthn` (product rule 40). */
  readonly autocomplete: string;
  /** Default: `text`. */
  readonly type?: 'text' | 'password' | 'tel' | 'search';
  /** What stands in it at first. */
  readonly value?: string | undefined;
  /** The keys that a touch screen offers. */
  readonly inputMode?: 'numeric';
  /** What a touch screen writes in capitals. Default: `none`. */
  readonly capitals?: 'characters';
  /** What to know before filling it in. */
  readonly hint?: string;
  /** What is wrong with it, or nothing. */
  readonly error?: string | undefined;
  /** While the form is on its way: the focus and password managers keep their hold, unlike with `disabled`. */
  readonly readOnly?: boolean;
  /** What stands inside the input's frame at its end. */
  readonly trailing?: TemplateResult;
}

/**
 * One labelled input with its error. Its value is never rendered, only read when the form is sent: password
 * managers fill inputs without telling anyone.
 */
export function textField(field: TextField): TemplateResult {
  const {
    id,
    name,
    label,
    autocomplete,
    type = 'text',
    value,
    inputMode,
    capitals = 'none',
    hint,
    error,
    readOnly,
    trailing,
  } = field;
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  const description = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  return html`<div class="ca-field">
    <label class="ca-label" for=${id}>${label}</label>
    ${hint ? html`<p class="ca-hint" id=${hintId}>${hint}</p>` : nothing}
    ${error ? html`<p class="ca-error" id=${errorId}>${error}</p>` : nothing}
    <div class="ca-control">
      <input
        class="ca-input"
        id=${id}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        value=${value ?? nothing}
        inputmode=${inputMode ?? nothing}
        autocapitalize=${capitals}
        autocorrect="off"
        spellcheck="false"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${description || nothing}
        ?readonly=${readOnly}
      />
      ${trailing ?? nothing}
    </div>
  </div>`;
}
