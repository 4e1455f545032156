import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TrustedBrowser } from '../../../bff/contract/index.ts';
import { untrustBrowser } from '../../client/two-step-calls.ts';
import { rowButton } from '../../ui/row-button.ts';
import type { SettingsContext } from './settings-context.ts';

/** The browsers that skip the second step (product rule 22); nothing where the clinic allows none and there is none. */
export function trustedBrowsersSection(context: SettingsContext): TemplateResult | typeof nothing {
  const { client, messages, twoStep, acting, act } = context;
  const { trustedBrowsers, mayTrustBrowser } = twoStep;
  if (!mayTrustBrowser && !trustedBrowsers.length) return nothing;
  const { heading, about, none, removeAll } = messages.trustedBrowsers;
  const id = headingId(context);
  return html`<section class="ca-section" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id} tabindex="-1">${heading}</h3>
    <p class="ca-lead">${about}</p>
    ${
      trustedBrowsers.length
        ? html`<ul class="ca-list">
              ${trustedBrowsers.map((browser) => browserRow(context, browser))}
            </ul>
            <div class="ca-row-actions ca-for-all">
              ${rowButton({
                label: removeAll,
                describedBy: id,
                busy: acting === 'untrust-all',
                press: () => act('untrust-all', id, () => untrustBrowser(client), messages.news.untrustedAll),
              })}
            </div>`
        : html`<p class="ca-text ca-muted">${none}</p>`
    }
  </section>`;
}

function headingId({ idPrefix }: SettingsContext): string {
  return `${idPrefix}-trusted-browsers`;
}

function browserRow(context: SettingsContext, browser: TrustedBrowser): TemplateResult {
  const { idPrefix, client, messages, acting, act, inWords } = context;
  const { trustedBrowsers: texts } = messages;
  const { id, address, lastUsedAt, endsAt, isThisOne } = browser;
  const nameId = `${idPrefix}-browser-${id}`;
  const key = `untrust-${id}`;
  return html`<li class="ca-item">
    <p class="ca-text ca-name" id=${nameId}>
      ${[browser.browser, browser.system].filter(Boolean).join(' · ') || texts.unknown}
      ${isThisOne ? html`<span class="ca-badge">${texts.thisOne}</span>` : nothing}
    </p>
    <p class="ca-text ca-muted">
      ${texts.used(inWords(lastUsedAt, 'day'))}<br />
      ${texts.from(address)}<br />
      ${texts.until(inWords(endsAt, 'day'))}
    </p>
    <div class="ca-row-actions">
      ${rowButton({
        label: messages.remove,
        describedBy: nameId,
        busy: acting === key,
        press: () => act(key, headingId(context), () => untrustBrowser(client, id), messages.news.untrusted),
      })}
    </div>
  </li>`;
}
