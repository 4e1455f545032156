import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { onAccent } from './accent.ts';
import type { Choice, Selection } from './selection.ts';
import { choices } from './selection.ts';

/** Called with what is to change of the selection. */
export type Change = (change: Partial<Selection>) => void;

/** What the colour field shows while the clinic's own colour is used: a colour field cannot be empty. */
const someColour = '#3546b8';

const legends: Readonly<Record<Choice, string>> = {
  theme: 'Theme',
  language: 'Language',
  width: 'Width in pixels',
  text: 'Text size',
};

const labels: Readonly<Partial<Record<string, string>>> = {
  auto: 'Auto',
  light: 'Light',
  dark: 'Dark',
  en: 'English',
  fr: 'Français',
  es: 'Español',
  pseudo: 'Pseudo',
  full: 'Full',
  '100': '100 %',
  '200': '200 %',
};

/** The page around the tag: its colour scheme, language, width, text size, and the clinic's accent. */
export function controls(selection: Selection, change: Change): TemplateResult {
  return html`<form class="controls" aria-label="The page around the tag">
    ${(Object.keys(choices) as Choice[]).map((choice) => choiceControl(choice, selection, change))}
    ${accentControl(selection, change)}
  </form>`;
}

function choiceControl(choice: Choice, selection: Selection, change: Change): TemplateResult {
  const offered: readonly string[] = choices[choice];
  return html`<fieldset class="choice">
    <legend>${legends[choice]}</legend>
    ${offered.map(
      (value) =>
        html`<label
          ><input
            type="radio"
            name=${choice}
            value=${value}
            .checked=${selection[choice] === value}
            @change=${() => change({ [choice]: value })}
          /><span>${labels[value] ?? value}</span></label
        >`,
    )}
  </fieldset>`;
}

function accentControl({ accent }: Selection, change: Change): TemplateResult {
  const reading = accent && onAccent(accent);
  const choose = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) change({ accent: currentTarget.value });
  };
  return html`<fieldset class="accent">
    <legend>Accent</legend>
    <input
      type="color"
      aria-label="Accent colour, --clinic-accent"
      .value=${accent || someColour}
      @change=${choose}
    />
    ${
      reading
        ? html`<button type="button" class="small" @click=${() => change({ accent: '' })}>
              Clinic’s own
            </button>
            <span class="hint">text on it: ${reading.contrast.toFixed(1)} : 1</span>`
        : html`<span class="hint">the clinic’s own</span>`
    }
  </fieldset>`;
}
