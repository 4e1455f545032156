import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Passkey } from '../../../bff/contract/index.ts';
import { methodHeadingId } from './method-heading-id.ts';
import { rowButton } from '../../ui/row-button.ts';
import { methodsOn, passkeyObstacle } from './settings-context.ts';
import type { SettingsContext } from './settings-context.ts';

/**
 * The own passkeys, each with what can be done about it, and the way to another one.
 *
 * @param extra - another button for all of them
 */
export function passkeyList(
  context: SettingsContext,
  extra: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { messages, words, twoStep, go } = context;
  const { passkeys } = twoStep;
  const obstacle = passkeyObstacle(twoStep);
  const add = rowButton({
    label: passkeys.length ? messages.passkeys.add : words.setUp,
    describedBy: methodHeadingId(context, 'passkey'),
    press: () => go({ name: 'begin-set-up', method: 'passkey', isChoice: false }),
  });
  return html`${
      passkeys.length
        ? html`<ul class="ca-list">
            ${passkeys.map((passkey) => passkeyRow(context, passkey))}
          </ul>`
        : nothing
    }
    ${obstacle ? html`<p class="ca-hint ca-obstacle">${messages.passkeys[obstacle]}</p>` : nothing}
    <div class="ca-row-actions">${obstacle ? nothing : add} ${extra}</div>`;
}

function passkeyRow(context: SettingsContext, passkey: Passkey): TemplateResult {
  const { idPrefix, messages, twoStep, inWords, go } = context;
  const { id, name, createdAt, lastUsedAt, domain } = passkey;
  const { passkeys: texts } = messages;
  const nameId = `${idPrefix}-passkey-${id}`;
  const mayRemove =
    !twoStep.isEnforced || !twoStep.isOffered || twoStep.passkeys.length > 1 || methodsOn(twoStep).length > 1;
  return html`<li class="ca-item">
    <p class="ca-text ca-name" id=${nameId}>${name}</p>
    <p class="ca-text ca-muted">
      ${texts.made(inWords(createdAt, 'day'))}<br />
      ${lastUsedAt ? texts.used(inWords(lastUsedAt, 'day')) : texts.neverUsed}<br />
      ${texts.domain(domain)}
    </p>
    <div class="ca-row-actions">
      ${rowButton({
        label: texts.rename,
        describedBy: nameId,
        press: () => go({ name: 'rename-passkey', passkey }),
      })}
      ${
        mayRemove
          ? rowButton({
              label: messages.remove,
              describedBy: nameId,
              press: () => go({ name: 'remove-passkey', passkey }),
            })
          : nothing
      }
    </div>
  </li>`;
}
