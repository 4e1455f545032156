import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { methodHeadingId } from './method-heading-id.ts';
import { methodsSection } from './methods-section.ts';
import { passkeyList } from './passkey-list.ts';
import { recoveryCodeSection } from './recovery-code-section.ts';
import { methodsToSetUp } from './settings-context.ts';
import type { SettingsContext } from './settings-context.ts';
import { trustedBrowsersSection } from './trusted-browsers-section.ts';

/** Step `two-step-overview`: what is set up, and the ways to change it. Patients have passkeys alone (product rule 15). */
export function overviewView(context: SettingsContext): TemplateResult {
  const { isOffered, state } = context.twoStep;
  if (!isOffered) return passkeysAlone(context);
  return state === 'off' ? whileOff(context) : whileOn(context);
}

function passkeysAlone(context: SettingsContext): TemplateResult {
  const { messages, twoStep } = context;
  const { heading, about, none } = messages.passkeys;
  return html`<h2 class="ca-heading" tabindex="-1" id=${methodHeadingId(context, 'passkey')}>${heading}</h2>
    <p class="ca-lead">${about}</p>
    ${twoStep.passkeys.length ? nothing : html`<p class="ca-text ca-muted">${none}</p>`}
    ${passkeyList(context)}`;
}

function whileOff(context: SettingsContext): TemplateResult {
  const { messages, words, twoStep, go } = context;
  const [method] = methodsToSetUp(twoStep);
  return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
    <p class="ca-lead">${messages.about}</p>
    ${
      method
        ? button('primary', words.setUp, false, () => go({ name: 'begin-set-up', method, isChoice: true }))
        : nothing
    }`;
}

function whileOn(context: SettingsContext): TemplateResult {
  const { messages, twoStep, inWords, go } = context;
  const { state, pausedUntil, isEnforced } = twoStep;
  return html`<h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
    ${
      state === 'paused' && pausedUntil
        ? html`<p class="ca-note">${messages.isPaused(inWords(pausedUntil, 'minute'))}</p>`
        : html`<p class="ca-lead">${messages.isOn}</p>`
    }
    ${isEnforced ? html`<p class="ca-lead">${messages.isEnforced}</p>` : nothing} ${methodsSection(context)}
    ${recoveryCodeSection(context)} ${trustedBrowsersSection(context)}
    ${
      isEnforced
        ? nothing
        : html`<div class="ca-actions">
            ${button('plain', messages.turnOff, false, () => go({ name: 'turn-off-two-step' }))}
          </div>`
    }`;
}
