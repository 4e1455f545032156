import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CredentialFieldMessages } from '../messages/credential-fields.ts';
import type { PasswordStrength } from './password-strength.ts';

/**
 * How strong the password is that is being typed: four bars and a sentence, so that nobody depends on the
 * colours (WCAG 2.2, 1.4.1). The sentence is said aloud when the typing pauses.
 */
export function strengthMeter(strength: PasswordStrength, messages: CredentialFieldMessages): TemplateResult {
  const { level, spokenLevel } = strength;
  return html`<div class="ca-strength" data-level=${level ?? nothing}>
    <div class="ca-bars"></div>
    <p class="ca-strength-text" aria-hidden="true">${level ? messages.strength[level] : nothing}</p>
    <div role="status" class="ca-unseen">${spokenLevel ? messages.strength[spokenLevel] : nothing}</div>
  </div>`;
}
