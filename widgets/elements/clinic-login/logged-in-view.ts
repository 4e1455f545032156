import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Step } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import type { ViewContext } from './step-views.ts';

/** Step `logged-in`: who is logged in, the way on and the way out. */
export function loggedInView(
  context: ViewContext,
  { session }: Extract<Step, { name: 'logged-in' }>,
): TemplateResult {
  const { messages, form, clinicName, accountUrl, logOut, follow } = context;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.loggedInAs(session.profile.name)}</h2>
    <p class="ca-text ca-muted">${session.username}${clinicName ? ` · ${clinicName}` : nothing}</p>
    <div class="ca-actions">
      ${
        accountUrl
          ? html`<a class="ca-button ca-primary" href=${accountUrl} @click=${follow}
              >${messages.myAccount}</a
            >`
          : nothing
      }
      ${button('secondary', form.pending ? messages.loggingOut : messages.logOut, form.pending, logOut)}
    </div>`;
}
