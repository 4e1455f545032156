import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { FormMessages } from '../messages/form.ts';
import { textField } from './text-field.ts';
import type { TextField } from './text-field.ts';

/** Whether a password is shown as it is typed (ASVS 6.2.6). */
export class PasswordReveal {
  /** Shown now. */
  shown = false;

  readonly #host: ReactiveControllerHost;

  /** @param host - the element to render anew */
  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Shows it, or hides it again. */
  readonly toggle = (): void => {
    this.shown = !this.shown;
    this.#host.requestUpdate();
  };

  /** Hides it: before it is sent, so that the browser does not keep it among the texts typed here. */
  hide(): void {
    this.shown = false;
    this.#host.requestUpdate();
  }
}

/** Takes the mouse without the focus, so that the caret stays where it was. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** A password's input, with a button that shows what was typed. */
export function passwordField(
  field: Omit<TextField, 'type' | 'trailing'>,
  reveal: PasswordReveal,
  messages: FormMessages,
): TemplateResult {
  const action = reveal.shown ? messages.hidePassword : messages.showPassword;
  return textField({
    ...field,
    type: reveal.shown ? 'text' : 'password',
    trailing: html`<button
      class="ca-reveal"
      type="button"
      aria-label=${action}
      aria-controls=${field.id}
      @mousedown=${keepFocus}
      @click=${reveal.toggle}
    >
      <svg class="ca-icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12" />
        <circle cx="12" cy="12" r="3" />
        <path d=${reveal.shown ? 'M4 20 20 4' : ''} />
      </svg>
    </button>`,
  });
}
