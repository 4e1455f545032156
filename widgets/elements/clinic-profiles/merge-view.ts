import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ListedProfile, MergePreview } from '../../../bff/contract/index.ts';
import { mergeProfiles } from '../../client/profiles-merge-calls.ts';
import { button } from '../../ui/button.ts';
import { readingProblem } from './list-pieces.ts';
import { mergeConsequences } from './merge-consequences.ts';
import { mergeTable } from './merge-table.ts';
import { identityOf, usernameOf } from './profile-words.ts';
import type { ProfilesContext, ProfilesSentence } from './profiles-context.ts';
import type { ProfilesStep } from './profiles-step.ts';
import { currentPasswordIn, passwordOf } from './question.ts';

type MergeStep = Extract<ProfilesStep, { name: 'merge-profiles' }>;

/** Step `merge-profiles`: which one is kept, what will happen, and the own password (product rule 34). */
export function mergeView(context: ProfilesContext, step: MergeStep): TemplateResult {
  const { merging, pieces } = context;
  const { preview, reading } = pieces.merge;
  return html`<h2 class="ca-heading" tabindex="-1">${merging.heading}</h2>
    <p class="ca-lead">${merging.lead}</p>
    <form
      method="post"
      novalidate
      aria-busy=${reading.pending ? 'true' : nothing}
      @submit=${(event: SubmitEvent) => merge(context, step, event)}
    >
      <fieldset class="ca-methods">
        <legend class="ca-label">${merging.which}</legend>
        <div class="ca-pair">${step.pair.map((profile) => choice(context, step, profile))}</div>
      </fieldset>
      ${readingProblem(context, reading, () => context.reopen())}
      ${preview ? decision(context, preview) : waiting(context)}
    </form>`;
}

function waiting({ messages, pieces }: ProfilesContext): TemplateResult | typeof nothing {
  return pieces.merge.reading.problem ? nothing : html`<p class="ca-text ca-muted">${messages.opening}</p>`;
}

function choice(context: ProfilesContext, step: MergeStep, profile: ListedProfile): TemplateResult {
  const { idPrefix, messages, merging, pieces, stay } = context;
  const { id } = profile;
  const inputId = `${idPrefix}-keep-${id}`;
  const isKept = step.keptId === id;
  const keep = (): void => {
    if (!pieces.form.pending) stay({ ...step, keptId: id });
  };
  return html`<div class="ca-twin" data-kept=${isKept ? '' : nothing}>
    <p class="ca-text ca-twin-name" id="${inputId}-name">${profile.name}</p>
    <p class="ca-text ca-muted ca-identity" id="${inputId}-identity">${identityOf(context, profile)}</p>
    <p class="ca-text">
      ${profile.username === null ? nothing : html`<span class="ca-muted">${messages.username}</span> `}
      ${usernameOf(context, profile)}
    </p>
    <div class="ca-check">
      <input
        type="radio"
        name="kept"
        id=${inputId}
        value=${id}
        .checked=${isKept}
        aria-describedby="${inputId}-name ${inputId}-identity"
        @change=${keep}
      />
      <label for=${inputId}>${merging.keep}</label>
    </div>
  </div>`;
}

function decision(context: ProfilesContext, preview: MergePreview): TemplateResult {
  const { messages, merging, pieces, back } = context;
  const { pending } = pieces.form;
  return html`${mergeTable(context, preview)} ${mergeConsequences(context, preview)}
    <div class="ca-narrow">
      <p class="ca-note">${merging.final}</p>
      ${passwordOf(context)}
      <div class="ca-actions">
        ${button('primary', pending ? merging.acting : merging.action, pending)}
        ${button('plain', messages.cancel, false, back)}
      </div>
    </div>`;
}

async function merge(
  context: ProfilesContext,
  { keptId, pair }: MergeStep,
  event: SubmitEvent,
): Promise<void> {
  event.preventDefault();
  const { client, messages, pieces, send, finish } = context;
  const { preview, reading } = pieces.merge;
  const otherId = pair.find(({ id }) => id !== keptId)?.id ?? '';
  // What is not on the screen is not agreed to.
  if (!preview || reading.pending || preview.kept.id !== keptId) return;
  const errors = new Map<string, ProfilesSentence>();
  const currentPassword = currentPasswordIn(event, errors);
  const answer = await send(errors, () =>
    mergeProfiles(client, keptId, { otherId, version: preview.version, currentPassword }),
  );
  if (!answer) return;
  pieces.search.list.drop(({ id }) => id === otherId);
  for (const list of [pieces.duplicates, pieces.allDuplicates]) {
    list.drop(({ profiles }) => profiles.some(({ id }) => id === otherId));
  }
  finish(answer.profile, messages.news.merged);
}
