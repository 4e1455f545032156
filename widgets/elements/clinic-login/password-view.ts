import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { passwordField } from '../../ui/password-field.ts';
import { fetchProblemWords } from '../../ui/problem-message.ts';
import { textField } from '../../ui/text-field.ts';
import type { FieldSentence, ViewContext } from './step-views.ts';

/** Step `password`: the login form. It needs nothing from the server to show. */
export function passwordView(context: ViewContext): TemplateResult {
  const { idPrefix, messages, formMessages, form, reveal, forgotUrl, isLeaving, passkeys } = context;
  const readOnly = form.pending;
  const told = (sentence: FieldSentence | undefined): string | undefined => sentence && messages[sentence];
  // "post": should this script break, what was typed does not end up in the page's address (ASVS 14.2.1).
  return html`<form method="post" novalidate @focusin=${fetchProblemWords} @submit=${context.logIn}>
    <h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
    ${textField({
      id: `${idPrefix}-username`,
      name: 'username',
      label: messages.username,
      autocomplete: 'username webauthn',
      error: told(form.errors.get('username')),
      readOnly,
    })}
    ${passwordField(
      {
        id: `${idPrefix}-password`,
        name: 'password',
        label: messages.password,
        autocomplete: 'current-password',
        error: told(form.errors.get('password')),
        readOnly,
      },
      reveal,
      formMessages,
    )}
    ${button('primary', form.pending && !isLeaving ? messages.loggingIn : messages.logIn, form.pending)}
    <p class="ca-more">
      <a
        class="ca-link"
        href=${forgotUrl || '#'}
        aria-busy=${isLeaving ? 'true' : nothing}
        @click=${context.forget}
        >${messages.forgotten}</a
      >
    </p>
    ${passkeys?.button(readOnly)}
  </form>`;
}
