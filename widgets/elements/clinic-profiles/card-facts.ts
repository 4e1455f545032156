import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ProfileCard } from '../../../bff/contract/index.ts';
import { waitInWords } from '../../messages/wait.ts';
import { inOnePiece, usernameOf } from './profile-words.ts';
import type { ProfilesContext } from './profiles-context.ts';

type Value = TemplateResult | string;

/** What is known about somebody. */
export function cardFacts(context: ProfilesContext, card: ProfileCard): TemplateResult {
  const { messages, locale, pieces, dayInWords } = context;
  const words = messages.card;
  const { birthDate, email, mobilePhone, twoStep, lastLoggedInAt, welcomeSentAt, sessions } = card;
  const locked = pieces.card.lockedForSeconds;
  return html`<dl class="ca-facts">
    ${fact(messages.username, usernameOf(context, card))}
    ${twoStep === null ? nothing : fact(words.twoStep, twoStepOf(context, card, twoStep))}
    ${locked ? fact(words.locked, html`<span class="ca-locked">${words.lockedFor(waitInWords(locked, locale))}</span>`) : nothing}
    ${fact(words.lastLogin, lastLoggedInAt === null ? muted(words.never) : since(context, lastLoggedInAt))}
    ${fact(words.sessions, sessions ? words.sessionCount(sessions) : muted(words.noSessions))}
    ${
      welcomeSentAt === null ? nothing : fact(words.welcome, since(context, welcomeSentAt, words.welcomeSent))
    }
    ${fact(words.birthDate, birthDate === null ? muted(words.unknown) : dayInWords(birthDate))}
    ${fact(words.email, email ?? muted(words.unknown))}
    ${fact(words.mobilePhone, mobilePhone === null ? muted(words.unknown) : inOnePiece(mobilePhone))}
  </dl>`;
}

function fact(name: string, value: Value): TemplateResult {
  return html`<div class="ca-fact">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function muted(words: string): TemplateResult {
  return html`<span class="ca-muted">${words}</span>`;
}

function twoStepOf(
  { messages, inWords }: ProfilesContext,
  { pausedUntil }: ProfileCard,
  state: 'on' | 'off' | 'paused',
): TemplateResult {
  const { card } = messages;
  const words =
    pausedUntil && state === 'paused' ? card.pausedUntil(inWords(pausedUntil, 'minute')) : card[state];
  return html`<span class="ca-two-step" data-state=${state}>${words}</span>`;
}

/** How long ago something was; the time itself is its title. */
function since(
  { ago, inWords }: ProfilesContext,
  time: string,
  words: (time: string) => string = (it) => it,
): TemplateResult {
  return html`<time datetime=${time} title=${inWords(time, 'minute')}>${words(ago(time))}</time>`;
}
