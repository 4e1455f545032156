import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { openAccountLink } from '../../client/account-calls.ts';
import { button } from '../../ui/button.ts';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

/**
 * Finds out what a link's token is for, and goes on to that step.
 *
 * @param token - from an email's link, or for its code
 */
export async function openLink(context: FlowContext, token: string): Promise<void> {
  const link = await context.send(new Map(), () => openAccountLink(context.client, token));
  if (link) context.go({ name: link.purpose, token, link });
}

/** Step `opening-link`: a short wait; after a failure, another try. */
export function openingLinkView(
  context: FlowContext,
  { token }: Extract<FlowStep, { name: 'opening-link' }>,
): TemplateResult {
  const { messages, form } = context;
  if (!form.problem) return html`<div class="ca-placeholder" aria-busy="true"></div>`;
  return html`<div class="ca-actions">
    ${button('secondary', messages.tryAgain, false, () => openLink(context, token))}
  </div>`;
}

/** Step `link-invalid`: one plain answer, whatever the link's story is. */
export function linkInvalidView(context: FlowContext): TemplateResult {
  const { invalidHeading, invalid } = context.messages;
  return wayOut(context, invalidHeading, invalid);
}

/** Step `link-missing`: somebody has opened the page by hand. */
export function linkMissingView(context: FlowContext): TemplateResult {
  const { missingHeading, missing } = context.messages;
  return wayOut(context, missingHeading, missing);
}

function wayOut(context: FlowContext, heading: string, text: string): TemplateResult {
  const { newEmail, backToLogin } = context.messages;
  return html`<h2 class="ca-heading" tabindex="-1">${heading}</h2>
    <p class="ca-lead">${text}</p>
    ${button('primary', newEmail, false, () => context.go({ name: 'forgot-password' }))}
    <div class="ca-actions">${button('plain', backToLogin, false, () => context.toLogin(null))}</div>`;
}
