import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MergedField, MergePreview } from '../../../bff/contract/index.ts';
import type { ProfilesContext } from './profiles-context.ts';

const columns = ['kept', 'other', 'result'] as const;

/**
 * Both profiles side by side, and what will be. Where it is narrow the columns stand below each other, each with its
 * name; the roles keep it a table for screen readers, which `display` would take from it.
 */
export function mergeTable(context: ProfilesContext, { fields }: MergePreview): TemplateResult {
  const { merging } = context;
  return html`<table class="ca-merge" role="table">
    <caption class="ca-unseen">
      ${merging.table}
    </caption>
    <thead>
      <tr role="row">
        <th role="columnheader" scope="col">${merging.columns.field}</th>
        ${columns.map((column) => html`<th role="columnheader" scope="col">${merging.columns[column]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${fields.map((field) => row(context, field))}
    </tbody>
  </table>`;
}

function row(context: ProfilesContext, field: MergedField): TemplateResult {
  const { merging } = context;
  const cell = (column: (typeof columns)[number]): TemplateResult => {
    const value = field[column];
    return html`<td role="cell" data-column=${column}>
      <span class="ca-column" aria-hidden="true">${merging.columns[column]}</span>
      ${
        value === null
          ? html`<span class="ca-muted">${merging.missing}</span>`
          : html`<span>${inWords(context, field.field, value)}</span>`
      }
    </td>`;
  };
  return html`<tr role="row" data-differs=${field.kept !== field.other}>
    <th role="rowheader" scope="row">${merging.fields[field.field]}</th>
    ${columns.map(cell)}
  </tr>`;
}

function inWords(
  { dayInWords, languageInWords }: ProfilesContext,
  field: MergedField['field'],
  value: string,
): string {
  if (field === 'birthDate') return dayInWords(value);
  return field === 'locale' ? languageInWords(value) : value;
}
