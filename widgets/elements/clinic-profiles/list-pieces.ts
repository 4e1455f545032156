import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClientProblem } from '../../client/problem.ts';
import { button } from '../../ui/button.ts';
import type { FormController } from '../../ui/form-controller.ts';
import type { PagedList } from '../../ui/paged-list.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** Why something could not be read, and **Try again**; the place for it is there from the start. */
export function readingProblem(
  { client, messages, locale }: ProfilesContext,
  reading: FormController<string>,
  tryAgain: () => Promise<unknown>,
): TemplateResult {
  const { problem, wait } = reading;
  return html`${problemMessage({ problem, wait, clinic: client.clinic, own: messages.problems, locale })}
  ${
    problem && isWorthAnotherTry(problem)
      ? button('secondary', messages.tryAgain, false, async () => {
          await tryAgain();
        })
      : nothing
  }`;
}

/** **Show more**, while there is more; the focus goes to the first that is new. */
export function moreButton<Item>(
  { messages }: ProfilesContext,
  list: PagedList<Item>,
  more: () => Promise<unknown> = () => list.more(),
): TemplateResult | typeof nothing {
  if (!list.hasMore || list.reading.problem) return nothing;
  const showMore = async (event: Event): Promise<void> => {
    const place = event.currentTarget instanceof Element ? event.currentTarget.parentElement : null;
    const before = list.items?.length ?? 0;
    if (await more()) firstNew(place, before);
  };
  return html`<button
    class="ca-button ca-secondary ca-show-more"
    type="button"
    aria-busy=${list.reading.pending ? 'true' : nothing}
    @click=${showMore}
  >
    ${list.reading.pending ? messages.opening : messages.showMore}
  </button>`;
}

/** Waits for the rendering, which follows within the same task's microtasks. */
function firstNew(place: Element | null, index: number): void {
  setTimeout(() => {
    const item = place?.querySelectorAll<HTMLElement>(':scope > ul > li')[index];
    (item?.querySelector<HTMLElement>('button') ?? item)?.focus();
  });
}

function isWorthAnotherTry({ code }: ClientProblem): boolean {
  return code !== 'not-allowed' && code !== 'not-found' && code !== 'own-profile' && code !== 'roles-differ';
}
