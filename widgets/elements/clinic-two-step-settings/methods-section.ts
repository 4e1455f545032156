import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TwoStepMethod } from '../../../bff/contract/index.ts';
import { chooseDefaultMethod } from '../../client/two-step-calls.ts';
import { methodHeadingId } from './method-heading-id.ts';
import { passkeyList } from './passkey-list.ts';
import { rowButton } from '../../ui/row-button.ts';
import { methodsOn } from './settings-context.ts';
import type { SettingsContext } from './settings-context.ts';
import type { SettingsStep } from './settings-step.ts';

/** The methods, those that are set up and those that could be (product rule 14). */
export function methodsSection(context: SettingsContext): TemplateResult {
  const { idPrefix, messages } = context;
  return html`<section class="ca-section" aria-labelledby="${idPrefix}-methods">
    <h3 class="ca-subheading" id="${idPrefix}-methods" tabindex="-1">${messages.methods}</h3>
    <ul class="ca-list">
      ${authenticatorRow(context)}
      ${methodRow(context, 'passkey', passkeyList(context, defaultButton(context, 'passkey')))}
      ${smsRow(context)}
    </ul>
  </section>`;
}

function methodRow(context: SettingsContext, method: TwoStepMethod, content: TemplateResult): TemplateResult {
  const { messages, words, twoStep } = context;
  const isDefault = twoStep.defaultMethod === method;
  return html`<li class="ca-item">
    <h4 class="ca-name" id=${methodHeadingId(context, method)}>
      ${words.methods[method]}
      ${isDefault ? html`<span class="ca-badge">${messages.isDefault}</span>` : nothing}
    </h4>
    ${content}
  </li>`;
}

function authenticatorRow(context: SettingsContext): TemplateResult {
  const { messages, twoStep, inWords } = context;
  const { isOn, setUpAt } = twoStep.authenticator;
  const since = setUpAt ? messages.setUpOn(inWords(setUpAt, 'day')) : nothing;
  return methodRow(
    context,
    'authenticator',
    html`<p class="ca-text ca-muted">${isOn ? since : messages.notSetUp}</p>
      <div class="ca-row-actions">
        ${isOn ? removeButton(context, 'authenticator') : setUpButton(context, 'authenticator')}
        ${defaultButton(context, 'authenticator')}
      </div>`,
  );
}

function smsRow(context: SettingsContext): TemplateResult {
  const { messages, twoStep, go } = context;
  const { sms, mobilePhone } = twoStep;
  const offered = sms.isAvailable ? messages.notSetUp : messages.smsUnavailable;
  // A number is read in one piece, so it stays in one line.
  const inOneLine = mobilePhone?.replaceAll(' ', '\u00a0');
  const number = inOneLine && (sms.isOn ? messages.goesTo(inOneLine) : messages.number(inOneLine));
  return methodRow(
    context,
    'sms',
    html`${sms.isOn ? nothing : html`<p class="ca-text ca-muted">${offered}</p>`}
      ${number ? html`<p class="ca-text ca-muted">${number}</p>` : nothing}
      <div class="ca-row-actions">
        ${sms.isOn ? removeButton(context, 'sms') : nothing}
        ${sms.isAvailable && !sms.isOn ? setUpButton(context, 'sms') : nothing}
        ${
          mobilePhone
            ? rowButton({
                label: messages.changeNumber,
                describedBy: methodHeadingId(context, 'sms'),
                press: () => go(wayToNumber(context)),
              })
            : nothing
        }
        ${defaultButton(context, 'sms')}
      </div>`,
  );
}

/** Where there is a choice: the method that a login asks for first. */
function defaultButton(context: SettingsContext, method: TwoStepMethod): TemplateResult | typeof nothing {
  const { idPrefix, client, messages, words, twoStep, acting, act } = context;
  if (!methodsOn(twoStep).includes(method) || twoStep.defaultMethod === method) return nothing;
  const key = `default-${method}`;
  const news = messages.news.default(words.methods[method]);
  return rowButton({
    label: messages.makeDefault,
    describedBy: methodHeadingId(context, method),
    busy: acting === key,
    press: () => act(key, `${idPrefix}-methods`, () => chooseDefaultMethod(client, method), news),
  });
}

/**
 * Where the last method has to stay, another number cannot just be written down: it is proven first, which replaces
 * the profile's too (product rules 17 and 23).
 */
function wayToNumber({ twoStep }: SettingsContext): SettingsStep {
  const mustStay = twoStep.isEnforced && twoStep.sms.isOn && methodsOn(twoStep).length === 1;
  return mustStay
    ? { name: 'begin-set-up', method: 'sms', isChoice: false }
    : { name: 'change-mobile-phone' };
}

function setUpButton(context: SettingsContext, method: 'sms' | 'authenticator'): TemplateResult {
  const { words, go } = context;
  return rowButton({
    label: words.setUp,
    describedBy: methodHeadingId(context, method),
    press: () => go({ name: 'begin-set-up', method, isChoice: false }),
  });
}

/** Not there where the clinic wants the last method to stay, which the overview says above (product rule 23). */
function removeButton(
  context: SettingsContext,
  method: 'sms' | 'authenticator',
): TemplateResult | typeof nothing {
  const { messages, twoStep, go } = context;
  if (twoStep.isEnforced && methodsOn(twoStep).length === 1) return nothing;
  return rowButton({
    label: messages.remove,
    describedBy: methodHeadingId(context, method),
    press: () => go({ name: 'remove-method', method }),
  });
}
