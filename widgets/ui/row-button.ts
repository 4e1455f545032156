import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** A button among others of the same name. */
export interface RowButton {
  /** What it does. */
  readonly label: string;
  /** The id of what tells it from the others to a screen reader (WCAG 2.2, 2.4.6). */
  readonly describedBy: string;
  /** Whether its answer is awaited. */
  readonly busy?: boolean;
  readonly press: () => Promise<void> | void;
}

/**
 * A small button of a row. Its name stays the plain word that stands on it, which is what people say to voice control
 * (WCAG 2.2, 2.5.3); the row is its description.
 */
export function rowButton({ label, describedBy, busy = false, press }: RowButton): TemplateResult {
  return html`<button
    class="ca-button ca-secondary"
    type="button"
    aria-describedby=${describedBy}
    aria-busy=${busy ? 'true' : nothing}
    @click=${press}
  >
    ${label}
  </button>`;
}
