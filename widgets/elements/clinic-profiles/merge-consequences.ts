import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MergePreview } from '../../../bff/contract/index.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** What happens to appointments, login, sessions and calendar, each in a sentence. */
export function mergeConsequences(
  { idPrefix, merging }: ProfilesContext,
  preview: MergePreview,
): TemplateResult {
  const { appointments, login, endingUsername, sessions, feedMoves } = preview;
  const sentences = [
    merging.appointments(appointments.all, appointments.upcoming),
    merging.login[login],
    ...(endingUsername === null ? [] : [merging.usernameEnds(endingUsername)]),
    ...(sessions ? [merging.sessions(sessions)] : []),
    ...(feedMoves ? [merging.feedMoves] : []),
    merging.nothingLost,
  ];
  const id = `${idPrefix}-happens`;
  return html`<section class="ca-section" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id}>${merging.happens}</h3>
    <ul class="ca-consequences">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </section>`;
}
