import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Duplicate, ListedProfile } from '../../../bff/contract/index.ts';
import { setDuplicateAside } from '../../client/profiles-merge-calls.ts';
import type { PagedList } from '../../ui/paged-list.ts';
import { moreButton, readingProblem } from './list-pieces.ts';
import { identityOf, usernameOf } from './profile-words.ts';
import type { ProfilesContext } from './profiles-context.ts';
import { wayTo } from './profiles-step.ts';
import type { ProfilesStep } from './profiles-step.ts';

/**
 * Who else could be somebody, on their card; nothing where nobody could: there, nobody needs to read that there is
 * nothing to see.
 *
 * @param about - the id of the profile whose card it is
 */
export function duplicatesOnCard(context: ProfilesContext, about: string): TemplateResult | typeof nothing {
  const { idPrefix, merging, pieces } = context;
  const list = pieces.duplicates;
  if (!list.items?.length && !list.reading.problem) return nothing;
  const id = `${idPrefix}-duplicates`;
  return html`<section class="ca-section" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id} tabindex="-1">${merging.title}</h3>
    ${duplicateList(context, list, about)}
  </section>`;
}

/**
 * Profiles that could be one person: why, both of them, and the ways on (product rule 34).
 *
 * @param about - the id of the profile whose card they stand on; left out: they are all of the clinic's
 */
export function duplicateList(
  context: ProfilesContext,
  list: PagedList<Duplicate>,
  about?: string,
): TemplateResult {
  return html`${
    list.items?.length
      ? html`<ul class="ca-list">
          ${repeat(list.items, keyOf, (duplicate) => row(context, duplicate, about))}
        </ul>`
      : nothing
  }
  ${readingProblem(context, list.reading, () => list.open())} ${moreButton(context, list)}`;
}

function row(context: ProfilesContext, duplicate: Duplicate, about: string | undefined): TemplateResult {
  const { idPrefix, merging, acting, go } = context;
  const { profiles, reasons } = duplicate;
  const id = `${idPrefix}-pair-${keyOf(duplicate)}`;
  // The profile whose card this is comes first, and is the one that would be kept.
  const [first, second] = profiles[1].id === about ? [profiles[1], profiles[0]] : profiles;
  const step: ProfilesStep = { name: 'merge-profiles', pair: [first, second], keptId: first.id };
  const isActing = acting === keyOf(duplicate);
  const others = about === undefined ? [first, second] : [second];
  return html`<li class="ca-duplicate">
    <div id=${id}>
      <p class="ca-text">
        ${reasons.map((reason) => html`<span class="ca-badge ca-reason">${merging.reasons[reason]}</span> `)}
      </p>
      <div class="ca-pair">${others.map((profile) => twin(context, profile))}</div>
    </div>
    <div class="ca-row-actions">
      <button
        class="ca-button ca-secondary"
        type="button"
        data-way-to=${wayTo(step)}
        aria-describedby=${id}
        @click=${() => go(step)}
      >
        ${merging.merge}
      </button>
      <button
        class="ca-button ca-plain"
        type="button"
        aria-describedby=${id}
        aria-busy=${isActing ? 'true' : nothing}
        @click=${(event: Event) => setAside(context, duplicate, event)}
      >
        ${isActing ? merging.settingAside : merging.setAside}
      </button>
    </div>
  </li>`;
}

function twin(context: ProfilesContext, profile: ListedProfile): TemplateResult {
  const { messages } = context;
  return html`<div class="ca-twin">
    <p class="ca-text ca-twin-name">${profile.name}</p>
    <p class="ca-text ca-muted ca-identity">${identityOf(context, profile)}</p>
    <p class="ca-text">
      ${profile.username === null ? nothing : html`<span class="ca-muted">${messages.username}</span> `}
      ${usernameOf(context, profile)}
    </p>
  </div>`;
}

async function setAside(
  context: ProfilesContext,
  duplicate: Duplicate,
  { currentTarget }: Event,
): Promise<void> {
  const { client, merging, pieces, act, tell } = context;
  const [one, other] = duplicate.profiles;
  const key = keyOf(duplicate);
  const hadFocus = currentTarget instanceof Element && currentTarget.matches(':focus');
  const answer = await act(key, () => setDuplicateAside(client, [one.id, other.id]));
  if (answer === null) return;
  for (const list of [pieces.duplicates, pieces.allDuplicates]) list.drop((each) => keyOf(each) === key);
  // The button that was pressed is gone, and would take the focus along.
  tell(merging.setAsideDone(merging.pair(one.name, other.name)), hadFocus);
}

/** Tells a pair from others, whichever of the two comes first. */
function keyOf({ profiles }: Duplicate): string {
  return profiles
    .map(({ id }) => id)
    .sort()
    .join('-');
}
