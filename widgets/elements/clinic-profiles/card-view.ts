import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ProfileCard } from '../../../bff/contract/index.ts';
import { cardActions } from './card-actions.ts';
import { cardFacts } from './card-facts.ts';
import { duplicatesOnCard } from './duplicate-list.ts';
import { eventList } from './event-list.ts';
import { readingProblem } from './list-pieces.ts';
import { roleBadge } from './profile-words.ts';
import type { ProfilesContext } from './profiles-context.ts';
import type { ProfilesStep } from './profiles-step.ts';

/** Step `profile`: all that is known about somebody, and what can be done. */
export function cardView(
  context: ProfilesContext,
  { id, called }: Extract<ProfilesStep, { name: 'profile' }>,
): TemplateResult {
  const { reading, card: open } = context.pieces.card;
  const card = open?.id === id ? open : null;
  // One and the same heading before and after the card has come: it has the focus.
  return html`<div class="ca-top">
      <h2 class="ca-heading" tabindex="-1">${card?.name ?? called}</h2>
      ${card ? html`<p class="ca-text">${roleBadge(context, card)}</p>` : nothing}
    </div>
    ${card ? content(context, card) : readingProblem(context, reading, () => context.reopen())}`;
}

function content(context: ProfilesContext, card: ProfileCard): TemplateResult {
  return html`<div class="ca-card">${cardFacts(context, card)} ${cardActions(context, card)}</div>
    ${card.may.merge ? duplicatesOnCard(context, card.id) : nothing}
    ${card.may.seeEvents ? eventList(context) : nothing}`;
}
