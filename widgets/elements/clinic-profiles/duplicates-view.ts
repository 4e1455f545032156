import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { duplicateList } from './duplicate-list.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** Step `possible-duplicates`: all of the clinic's, or that there are none. */
export function duplicatesView(context: ProfilesContext): TemplateResult {
  const { merging, messages, pieces } = context;
  const list = pieces.allDuplicates;
  const words = list.items === null ? messages.opening : merging.none;
  const hasWords = !list.items?.length && !list.reading.problem;
  return html`<h2 class="ca-heading" tabindex="-1">${merging.title}</h2>
    <p class="ca-lead">${merging.about}</p>
    ${hasWords ? html`<p class="ca-text ca-muted">${words}</p>` : nothing} ${duplicateList(context, list)}`;
}
