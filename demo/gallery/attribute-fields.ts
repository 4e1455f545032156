import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TemplateResult } from 'lit';
import type { Change } from './controls.ts';
import type { Selection } from './selection.ts';
import { attributesFor } from './selection.ts';
import type { TagAttribute } from './tags.ts';
import { attributesOf } from './tags.ts';

/** The tag's attributes, to fill in. */
export function attributeFields(selection: Selection, change: Change): TemplateResult {
  return html`<section class="panel" aria-labelledby="attributes">
    <div class="panel-head"><h2 id="attributes">Attributes</h2></div>
    ${attributesOf(selection.tag).map((attribute) => attributeField(attribute, selection, change))}
  </section>`;
}

function attributeField(
  { name, purpose, choices }: TagAttribute,
  selection: Selection,
  change: Change,
): TemplateResult {
  const value = attributesFor(selection)[name] ?? '';
  const set = ({ currentTarget }: Event): void => {
    const isField = currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLSelectElement;
    if (isField) change({ attributes: { ...selection.attributes, [name]: currentTarget.value.trim() } });
  };
  const field = choices
    ? html`<select id="attribute-${name}" aria-describedby="purpose-${name}" @change=${set}>
        ${['', ...choices].map(
          (choice) =>
            html`<option value=${choice} .selected=${choice === value}>${choice || '(left out)'}</option>`,
        )}
      </select>`
    : html`<input
        id="attribute-${name}"
        aria-describedby="purpose-${name}"
        autocomplete="off"
        spellcheck="false"
        .value=${live(value)}
        @change=${set}
      />`;
  return html`<div class="attribute">
    <label for="attribute-${name}"><code>${name}</code></label>
    ${field}
    <p class="hint" id="purpose-${name}">${purpose}</p>
  </div>`;
}
