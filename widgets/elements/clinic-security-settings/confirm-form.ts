import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { passwordField } from '../../ui/password-field.ts';
import type { SecurityContext } from './security-context.ts';
import { changesInWords } from './setting-changes.ts';
import type { SettingChange } from './setting-changes.ts';

/**
 * Step `confirm-security-settings`: what changes and what that means, and the own password.
 *
 * @param problem - where a problem of saving is told: right above the password, not far up
 */
export function confirmForm(context: SecurityContext, problem: TemplateResult): TemplateResult {
  const { idPrefix, messages, credentials, forms, session, form, reveal, save, back } = context;
  const { heading, about } = messages.confirm;
  const error = form.errors.get('currentPassword');
  return html`<form method="post" novalidate @submit=${save}>
      <h2 class="ca-heading" tabindex="-1">${heading}</h2>
      <ul class="ca-setting-changes">
        ${changesInWords(context).map((change) => changeRow(context, change))}
      </ul>
      <p class="ca-lead">${about}</p>
      ${problem}
      <input
        class="ca-for-managers"
        type="text"
        name="username"
        autocomplete="username"
        .value=${session.username}
        readonly
      />
      ${passwordField(
        {
          id: `${idPrefix}-current-password`,
          name: 'currentPassword',
          label: credentials.currentPassword,
          autocomplete: 'current-password',
          error: error && credentials.errors[error],
          readOnly: form.pending,
        },
        reveal,
        forms,
      )}
      ${button('primary', form.pending ? credentials.saving : credentials.save, form.pending)}
    </form>
    <div class="ca-actions">${button('plain', messages.back, false, back)}</div>`;
}

function changeRow({ messages }: SecurityContext, change: SettingChange): TemplateResult {
  const { heading, before, after, means, isGrave } = change;
  return html`<li class="ca-setting-change ${isGrave ? 'ca-is-grave' : ''}">
    <h3 class="ca-name">${heading}</h3>
    ${before === null ? nothing : html`<p class="ca-text ca-muted">${messages.confirm.before(before)}</p>`}
    ${after === null ? nothing : html`<p class="ca-text">${messages.confirm.after(after)}</p>`}
    <p class="ca-text">${means.join(' ')}</p>
  </li>`;
}
