import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarTitles, SecuritySettings } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { idleChoices, idleInWords } from './idle-time.ts';
import type { SecurityContext } from './security-context.ts';
import { changesInWords, sampleTitle } from './setting-changes.ts';
import type { SettingName } from './setting-changes.ts';
import { staffLists } from './staff-lists.ts';

/** Step `security-settings`: all of them, to be changed together. What a change means stands below it at once. */
export function settingsForm(context: SecurityContext): TemplateResult {
  const { messages, choose, next } = context;
  return html`<form method="post" novalidate autocomplete="off" @change=${choose} @submit=${next}>
    <p class="ca-lead">${messages.about}</p>
    ${enforcementSection(context)} ${trustSection(context)} ${signOutSection(context)}
    ${titlesSection(context)}
    <div class="ca-section">${button('primary', messages.next, false)}</div>
  </form>`;
}

/**
 * What is chosen in a form.
 *
 * @param now - for what is not to be found in it
 */
export function settingsIn(form: HTMLFormElement, now: SecuritySettings): SecuritySettings {
  const isOn = (name: SettingName, before: boolean): boolean => {
    const box = form.elements.namedItem(name);
    return box instanceof HTMLInputElement ? box.checked : before;
  };
  const select = form.elements.namedItem('staffIdleSeconds');
  const chosen = form.querySelector<HTMLInputElement>('input[name="calendarTitles"]:checked')?.value;
  return {
    twoStepEnforced: isOn('twoStepEnforced', now.twoStepEnforced),
    trustBrowserAllowed: isOn('trustBrowserAllowed', now.trustBrowserAllowed),
    staffIdleSeconds:
      select instanceof HTMLSelectElement ? Number(select.value) || null : now.staffIdleSeconds,
    calendarTitles: titles.find((choice) => choice === chosen) ?? now.calendarTitles,
  };
}

const titles: readonly CalendarTitles[] = ['clinic', 'practitioner', 'treatment'];

function enforcementSection(context: SecurityContext): TemplateResult {
  const { heading, about, label, hint } = context.messages.twoStep;
  return section(
    context,
    'twoStepEnforced',
    heading,
    html`<p class="ca-text ca-setting-about">${about}</p>
      ${staffLists(context)} ${checkbox(context, 'twoStepEnforced', label, hint)}`,
  );
}

function trustSection(context: SecurityContext): TemplateResult {
  const { heading, label, hint } = context.messages.trust;
  return section(
    context,
    'trustBrowserAllowed',
    heading,
    checkbox(context, 'trustBrowserAllowed', label, hint),
  );
}

function signOutSection(context: SecurityContext): TemplateResult {
  const { idPrefix, messages, known, wish, locale } = context;
  const { heading, label, hint, off } = messages.signOut;
  const id = `${idPrefix}-idle`;
  return section(
    context,
    'staffIdleSeconds',
    heading,
    html`<label class="ca-label" for=${id}>${label}</label>
      <select class="ca-setting-select" id=${id} name="staffIdleSeconds" aria-describedby="${id}-hint">
        ${idleChoices(known.settings.staffIdleSeconds).map(
          (seconds) =>
            html`<option value=${seconds ?? ''} .selected=${seconds === wish.staffIdleSeconds}>
              ${seconds === null ? off : idleInWords(seconds, locale)}
            </option>`,
        )}
      </select>
      <p class="ca-hint" id="${id}-hint">${hint}</p>`,
  );
}

function titlesSection(context: SecurityContext): TemplateResult {
  const { idPrefix, messages, wish } = context;
  const { heading, about, label, choices, sample } = messages.titles;
  return section(
    context,
    'calendarTitles',
    heading,
    html`<p class="ca-text ca-setting-about">${about}</p>
      <fieldset class="ca-methods">
        <legend class="ca-label">${label}</legend>
        ${titles.map(
          (choice) =>
            html`<div class="ca-check">
              <input
                type="radio"
                id="${idPrefix}-titles-${choice}"
                name="calendarTitles"
                value=${choice}
                .checked=${choice === wish.calendarTitles}
              />
              <label for="${idPrefix}-titles-${choice}">${choices[choice]}</label>
            </div>`,
        )}
      </fieldset>
      <p class="ca-hint" id="${idPrefix}-sample">${sample}</p>
      <output class="ca-sample-title" aria-labelledby="${idPrefix}-sample"
        >${sampleTitle(context, wish.calendarTitles)}</output
      >`,
  );
}

/** A setting with its heading, and what it means to change it, as soon as that is chosen. */
function section(
  context: SecurityContext,
  setting: SettingName,
  heading: string,
  content: TemplateResult,
): TemplateResult {
  const id = `${context.idPrefix}-${setting}-heading`;
  const change = changesInWords(context).find((one) => one.setting === setting);
  const note = html`<p class="ca-note ${change?.isGrave ? 'ca-is-grave' : ''}">
    ${change?.means.join(' ')}
  </p>`;
  return html`<section class="ca-section ca-setting" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id}>${heading}</h3>
    ${content}
    <div aria-live="polite">${change ? note : nothing}</div>
  </section>`;
}

function checkbox(
  { idPrefix, wish }: SecurityContext,
  setting: 'twoStepEnforced' | 'trustBrowserAllowed',
  label: string,
  hint: string,
): TemplateResult {
  const id = `${idPrefix}-${setting}`;
  return html`<div class="ca-check">
    <input type="checkbox" id=${id} name=${setting} .checked=${wish[setting]} aria-describedby="${id}-hint" />
    <label for=${id}>${label}</label>
    <p class="ca-hint" id="${id}-hint">${hint}</p>
  </div>`;
}
