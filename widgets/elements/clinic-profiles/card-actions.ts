import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ProfileCard } from '../../../bff/contract/index.ts';
import { unlockProfile } from '../../client/profiles-calls.ts';
import type { ProfilesContext } from './profiles-context.ts';
import type { ProfileDeed } from './profiles-step.ts';

/** A button, or nothing where it is not allowed or makes no sense. */
type Action = TemplateResult | typeof nothing;

/** What can be done with somebody's profile, as the server allows it to whoever is logged in. */
export function cardActions(context: ProfilesContext, card: ProfileCard): TemplateResult | typeof nothing {
  const { messages } = context;
  const { may } = card;
  const goTo = (isAllowed: boolean, deed: ProfileDeed, label: string, group: string): Action =>
    isAllowed ? deedButton(context, card, deed, label, group) : nothing;
  const groups = [
    group(context, 'emails', messages.card.emails, [
      goTo(may.sendWelcome, 'welcome-email', messages.sendWelcome, 'emails'),
      goTo(may.sendPasswordReset, 'password-reset-email', messages.sendPasswordReset, 'emails'),
      card.email === null ? html`<p class="ca-text ca-muted">${messages.card.noEmail}</p>` : nothing,
    ]),
    group(context, 'two-step', messages.card.twoStep, [
      goTo(may.resumeTwoStep, 'resume-two-step', messages.resume, 'two-step'),
      goTo(may.pauseTwoStep, 'pause-two-step', messages.pause, 'two-step'),
      goTo(may.removeTwoStep, 'remove-two-step', messages.remove, 'two-step'),
    ]),
    group(context, 'access', messages.card.access, [
      may.unlock ? unlockButton(context, card) : nothing,
      goTo(may.endSessions, 'end-sessions', messages.endSessions, 'access'),
    ]),
  ];
  if (groups.every((each) => each === nothing)) return nothing;
  return html`<div class="ca-deeds">${groups}</div>`;
}

function group(
  { idPrefix }: ProfilesContext,
  name: string,
  heading: string,
  actions: readonly Action[],
): TemplateResult | typeof nothing {
  if (actions.every((action) => action === nothing)) return nothing;
  const id = `${idPrefix}-${name}`;
  return html`<section class="ca-deed-group" aria-labelledby=${id}>
    <h3 class="ca-subheading" id=${id}>${heading}</h3>
    ${actions}
  </section>`;
}

/** Its name stays the plain word on it (WCAG 2.2, 2.5.3); the group's heading is its description. */
function deedButton(
  { idPrefix, go }: ProfilesContext,
  profile: ProfileCard,
  name: ProfileDeed,
  label: string,
  group: string,
): TemplateResult {
  return html`<button
    class="ca-button ca-secondary"
    type="button"
    data-way-to=${name}
    aria-describedby="${idPrefix}-${group}"
    @click=${() => go({ name, profile })}
  >
    ${label}
  </button>`;
}

function unlockButton(context: ProfilesContext, { id, name }: ProfileCard): TemplateResult {
  const { client, messages, acting, act, finish } = context;
  const isActing = acting === 'unlock';
  const unlock = async (): Promise<void> => {
    const answer = await act('unlock', () => unlockProfile(client, id));
    if (answer) finish(answer.profile, messages.news.unlocked(name));
  };
  return html`<button
    class="ca-button ca-secondary"
    type="button"
    aria-busy=${isActing ? 'true' : nothing}
    @click=${unlock}
  >
    ${isActing ? messages.unlocking : messages.unlock}
  </button>`;
}
