import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * An eye.
 *
 * @param crossedOut - whether a line goes through it: what is shown can be hidden
 */
export function eyeIcon(crossedOut: boolean): TemplateResult {
  return html`<svg class="ca-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12" />
    <circle cx="12" cy="12" r="3" />
    <path d=${crossedOut ? 'M4 20 20 4' : ''} />
  </svg>`;
}
