import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { textField } from '../../ui/text-field.ts';
import type { Who } from './profile-search.ts';
import { mayMerge } from './profiles-context.ts';
import type { ProfilesContext } from './profiles-context.ts';
import { resultList } from './result-list.ts';

const whos: readonly Who[] = ['all', 'staff', 'patients'];

/** Step `find-profile`: the search, which runs while somebody types, and what it finds. */
export function findView(context: ProfilesContext): TemplateResult {
  const { idPrefix, session, messages, merging, pieces, go } = context;
  const { search } = pieces;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void search.run();
  };
  const type = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement && target.name === 'search') search.type(target.value);
  };
  return html`<div class="ca-top">
      <h2 class="ca-heading" tabindex="-1">${messages.heading}</h2>
      ${
        mayMerge(session)
          ? html`<button
              class="ca-button ca-secondary"
              type="button"
              data-way-to="possible-duplicates"
              @click=${() => go({ name: 'possible-duplicates' })}
            >
              ${merging.title}
            </button>`
          : nothing
      }
    </div>
    <form class="ca-search" role="search" method="post" novalidate @submit=${submit} @input=${type}>
      ${textField({
        id: `${idPrefix}-search`,
        name: 'search',
        label: messages.search,
        type: 'search',
        autocomplete: 'off',
        value: search.text,
        hint: messages.searchHint,
      })}
      <fieldset class="ca-who">
        <legend class="ca-label">${messages.who.label}</legend>
        ${whos.map((who) => whoChoice(context, who))}
      </fieldset>
    </form>
    ${resultList(context)}`;
}

function whoChoice({ idPrefix, messages, pieces }: ProfilesContext, who: Who): TemplateResult {
  const { search } = pieces;
  const id = `${idPrefix}-who-${who}`;
  return html`<span class="ca-who-choice"
    ><input
      type="radio"
      name="who"
      id=${id}
      value=${who}
      .checked=${search.who === who}
      @change=${() => search.choose(who)}
    /><label for=${id}>${messages.who[who]}</label></span
  >`;
}
