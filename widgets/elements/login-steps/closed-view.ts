import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { problemMessages } from '../../messages/problems.ts';
import { clinicContact } from '../../ui/clinic-contact.ts';
import type { StepsContext } from './steps-context.ts';
import { waysOn } from './ways-on.ts';

/** While no code is sent or checked: the ways on (product rules 20 and 26). How long it lasts stands above it. */
export function closedView(context: StepsContext, step: SecondStep): TemplateResult {
  const { messages, client, locale } = context;
  const { isSoloOwner } = step;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.closedHeading}</h2>
    <p class="ca-text">${messages.closedWays}</p>
    <ul class="ca-ways">
      <li>${messages.closedRecovery}</li>
      ${isSoloOwner ? nothing : html`<li>${messages.closedColleague}</li>`}
      <li>${messages.closedWait}</li>
    </ul>
    ${
      isSoloOwner
        ? html`<p class="ca-text">${messages.soloOwner}</p>
            ${clinicContact(client.clinic, problemMessages[locale])}`
        : nothing
    }
    ${waysOn(context)}`;
}
