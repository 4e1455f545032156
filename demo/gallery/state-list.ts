import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Selection } from './selection.ts';
import { formatSelection } from './selection.ts';
import { states } from './states.ts';
import { tags } from './tags.ts';
import type { ClinicTag } from '../../widgets/tags.ts';

/** All tags with their states, as links; what the page around the tag is like goes along from one to the next. */
export function stateList(selection: Selection): TemplateResult {
  return html`<nav class="list" aria-label="Tags and states">
    ${(Object.keys(tags) as ClinicTag[]).map((tag) => statesOf(tag, selection))}
  </nav>`;
}

function statesOf(tag: ClinicTag, selection: Selection): TemplateResult {
  const isOpen = tag === selection.tag;
  const attributes = isOpen ? selection.attributes : {};
  return html`<details ?open=${isOpen}>
    <summary><code>${tag}</code></summary>
    <ul>
      ${states
        .filter((entry) => entry.tag === tag)
        .map(({ state, title }) => {
          const href = `#${formatSelection({ ...selection, tag, state, attributes })}`;
          const isCurrent = isOpen && state === selection.state;
          return html`<li><a href=${href} aria-current=${isCurrent ? 'page' : 'false'}>${title}</a></li>`;
        })}
    </ul>
  </details>`;
}
