import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedProfile } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { moreButton, readingProblem } from './list-pieces.ts';
import { identityOf, roleBadge, usernameOf } from './profile-words.ts';
import type { ProfilesContext } from './profiles-context.ts';
import { wayTo } from './profiles-step.ts';
import type { ProfilesStep } from './profiles-step.ts';

/** What the search has found, how many that are, or why it has found nothing. */
export function resultList(context: ProfilesContext): TemplateResult {
  const { idPrefix, pieces } = context;
  const { search } = pieces;
  const { items, reading } = search.list;
  return html`${readingProblem(context, reading, () => search.run())}
    <p class="ca-count" role="status">${saying(context)}</p>
    <div class="ca-results" aria-busy=${reading.pending ? 'true' : nothing}>
      ${
        items?.length && !reading.problem
          ? html`<ul class="ca-list">
              ${repeat(
                items,
                ({ id }) => id,
                (profile) => row(context, profile, `${idPrefix}-found-${profile.id}`),
              )}
            </ul>`
          : nothing
      }
      ${items?.length === 0 && !reading.problem ? nobody(context) : nothing}
      ${moreButton(context, search.list, () => search.more())}
    </div>`;
}

/** How many there are: it stands there for all to see, and screen readers say it once (WCAG 2.2, 4.1.3). */
function saying({ messages, pieces }: ProfilesContext): string {
  const { told, list } = pieces.search;
  const count = list.items?.length ?? 0;
  if (told === null || list.items === null) return '';
  if (told === 'more') return messages.shown(count);
  if (count === 0) return messages.nobody;
  return list.hasMore ? messages.foundMore(count) : messages.found(count);
}

function nobody({ messages, pieces }: ProfilesContext): TemplateResult {
  const { search } = pieces;
  return html`<div class="ca-nobody">
    <p class="ca-text ca-muted">${messages.nobodyHint}</p>
    ${
      search.who === 'all'
        ? nothing
        : button('secondary', messages.everybodyInstead, false, () => search.choose('all'))
    }
  </div>`;
}

function row(context: ProfilesContext, profile: ListedProfile, id: string): TemplateResult {
  const { messages, go } = context;
  const { name, role, twoStep, username } = profile;
  const step: ProfilesStep = { name: 'profile', id: profile.id, called: name };
  return html`<li class="ca-found">
    <p class="ca-text ca-found-name">
      <button
        class="ca-open"
        type="button"
        data-way-to=${wayTo(step)}
        aria-describedby="${id}-identity ${id}-login"
        @click=${() => go(step)}
      >
        ${name}
      </button>
      ${role === 'patient' ? nothing : roleBadge(context, profile)}
    </p>
    <p class="ca-text ca-muted ca-identity" id="${id}-identity">${identityOf(context, profile)}</p>
    <p class="ca-text ca-found-login" id="${id}-login">
      <span
        >${username === null ? nothing : html`<span class="ca-muted">${messages.username}</span> `}
        ${usernameOf(context, profile)}</span
      >
      ${
        twoStep === null
          ? nothing
          : html`<span class="ca-two-step" data-state=${twoStep}>${messages.twoStepShort[twoStep]}</span>`
      }
    </p>
  </li>`;
}
