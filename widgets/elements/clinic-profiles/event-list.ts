import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ProfileEvent } from '../../../bff/contract/index.ts';
import type { ProfilesEventsMessages } from '../../messages/profiles-events.ts';
import { moreButton, readingProblem } from './list-pieces.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** What has happened to a profile, the newest first (product rule 36). */
export function eventList(context: ProfilesContext): TemplateResult {
  const { idPrefix, events, pieces } = context;
  const list = pieces.events;
  const id = `${idPrefix}-events`;
  return html`<section class="ca-section" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id} tabindex="-1">${events.heading}</h3>
    ${list.items?.length === 0 ? html`<p class="ca-text ca-muted">${events.none}</p>` : nothing}
    ${
      list.items?.length
        ? html`<ul class="ca-list">
            ${repeat(
              list.items,
              (event) => event.id,
              (event) => row(context, event),
            )}
          </ul>`
        : nothing
    }
    ${readingProblem(context, list.reading, () => list.open())} ${moreButton(context, list)}
  </section>`;
}

function row(context: ProfilesContext, event: ProfileEvent): TemplateResult {
  const { events, ago, inWords } = context;
  const { at, address } = event;
  const from = [address === null ? '' : events.from(address), browserOf(events, event)].filter(Boolean);
  return html`<li class="ca-event" tabindex="-1">
    <p class="ca-text">${sentenceOf(events, event)}</p>
    <p class="ca-text ca-muted">
      <time datetime=${at} title=${inWords(at, 'minute')}>${ago(at)}</time>${from.map(
        (part) => html`<span>${part}</span>`,
      )}
    </p>
  </li>`;
}

/**
 * What has happened and, where it was somebody else, by whom or for whom. A newer server may tell of what is not known
 * here.
 */
function sentenceOf(messages: ProfilesEventsMessages, event: ProfileEvent): string {
  const { by, unknown } = messages;
  const known: Readonly<Record<string, string>> = messages.sentences;
  const sentence = Object.hasOwn(known, event.event) ? (known[event.event] ?? unknown) : unknown;
  if (event.actor === 'api-key' || event.actor === 'operator') return by[event.actor](sentence);
  if (event.whom !== undefined) return messages.whom(sentence, event.whom ?? messages.nobodyLeft);
  return event.by === null ? sentence : by.profile(sentence, event.by);
}

function browserOf({ nameOf }: ProfilesEventsMessages, { browser, system }: ProfileEvent): string {
  if (browser && system) return nameOf.both(browser, system);
  return browser || (system && nameOf.system(system));
}
