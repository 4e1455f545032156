import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Clinic } from '../../bff/contract/index.ts';
import type { ProblemMessages } from '../messages/problems.ts';

/**
 * Whom to contact, for someone who is stuck; nothing where the clinic has named nobody.
 *
 * @param clinic - null while not known
 */
export function clinicContact(
  clinic: Clinic | null,
  messages: ProblemMessages,
): TemplateResult | typeof nothing {
  const { phone, email } = clinic?.support ?? { phone: null, email: null };
  if (!clinic || !(phone || email)) return nothing;
  return html`<p class="ca-contact">
    ${messages.contact(clinic.name)}
    ${phone ? html`<a class="ca-link" href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>` : nothing}
    ${email ? html`<a class="ca-link" href="mailto:${email}">${email}</a>` : nothing}
  </p>`;
}
