import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedSession } from '../../../bff/contract/index.ts';
import { button } from '../../ui/button.ts';
import { nameOfSession } from './sessions-context.ts';
import type { SessionsContext } from './sessions-context.ts';

/** Every session with what tells it from the others, and the ways to end it. */
export function sessionList(context: SessionsContext): TemplateResult {
  const { messages, sessions } = context;
  const hasOthers = sessions.some(({ isThisOne }) => !isThisOne);
  return html`<ul class="ca-sessions">
      ${repeat(
        sessions,
        ({ id }) => id,
        (session) => row(context, session),
      )}
    </ul>
    ${hasOthers ? nothing : html`<p class="ca-text ca-muted ca-no-others">${messages.noOthers}</p>`}
    ${actions(context, hasOthers)}`;
}

function row(context: SessionsContext, session: ListedSession): TemplateResult {
  const { idPrefix, messages, acting, ago, inWords, signOut } = context;
  const { id, address, loggedInAt, lastActiveAt, isThisOne } = session;
  const nameId = `${idPrefix}-${id}`;
  const isActing = acting === id;
  const since = (time: string, words: (time: string) => string): TemplateResult =>
    html`<time datetime=${time} title=${inWords(time)}>${words(ago(time))}</time>`;
  return html`<li class="ca-session">
    <h3 class="ca-name" id=${nameId}>
      ${nameOfSession(messages, session)}
      ${isThisOne ? html`<span class="ca-badge">${messages.thisOne}</span>` : nothing}
    </h3>
    <p class="ca-text ca-muted ca-address">${messages.from(address)}</p>
    <p class="ca-text ca-muted">
      ${since(loggedInAt, messages.loggedIn)}<br />
      ${since(lastActiveAt, messages.lastActive)}
    </p>
    ${
      isThisOne
        ? nothing
        : html`<button
            class="ca-button ca-secondary"
            type="button"
            aria-describedby=${nameId}
            aria-busy=${isActing ? 'true' : nothing}
            @click=${() => signOut(session)}
          >
            ${isActing ? messages.signingOut : messages.signOut}
          </button>`
    }
  </li>`;
}

/** The button becomes the question: there is never a second one of the same name. */
function actions(context: SessionsContext, hasOthers: boolean): TemplateResult {
  const { idPrefix, messages, acting, asks } = context;
  const words = (name: string, label: string): string => (acting === name ? messages.signingOut : label);
  const others = button(
    asks ? 'secondary' : 'primary',
    words('others', messages.signOutOthers),
    acting === 'others',
    context.signOutOthers,
  );
  const everywhere = button(
    'primary',
    words('everywhere', messages.signOutAll),
    acting === 'everywhere',
    context.signOutEverywhere,
  );
  const id = `${idPrefix}-question`;
  return html`<div class="ca-actions ca-for-all">
      ${hasOthers ? others : nothing}
      ${asks ? nothing : button('secondary', messages.signOutAll, false, context.ask)}
    </div>
    ${
      asks
        ? html`<section class="ca-question" aria-labelledby=${id}>
            <h3 class="ca-question-heading" id=${id} tabindex="-1">${messages.question}</h3>
            <p class="ca-text">${messages.questionAbout}</p>
            <div class="ca-actions">${everywhere} ${button('plain', messages.keep, false, context.keep)}</div>
          </section>`
        : nothing
    }`;
}
