import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ProfileCard } from '../../../bff/contract/index.ts';
import type { AuthClient } from '../../client/auth-client.ts';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { readProfile } from '../../client/profiles-calls.ts';
import { button } from '../../ui/button.ts';
import { ownPasswordFields } from '../../ui/own-password-fields.ts';
import { typedIn } from '../../ui/typed-in.ts';
import { fieldError } from './profiles-context.ts';
import type { ProfilesContext, ProfilesSentence } from './profiles-context.ts';

/** What is asked before something is done. */
export interface Question {
  readonly heading: string;
  /** What will happen. */
  readonly lead: TemplateResult;
  /** What else is asked for. */
  readonly fields?: TemplateResult;
  /** Whether the own password is asked for. */
  readonly withPassword: boolean;
  /** The button, and what it says while the answer is awaited. */
  readonly action: string;
  readonly acting: string;
  readonly submit: (event: SubmitEvent) => Promise<void>;
}

/** The question, with a way out. */
export function question(context: ProfilesContext, asked: Question): TemplateResult {
  const { messages, pieces, back } = context;
  const { heading, lead, fields = nothing, withPassword, action, acting, submit } = asked;
  const { pending } = pieces.form;
  return html`<form class="ca-narrow" method="post" novalidate @submit=${submit}>
    <h2 class="ca-heading" tabindex="-1">${heading}</h2>
    ${lead} ${fields} ${withPassword ? passwordOf(context) : nothing}
    <div class="ca-actions">
      ${button('primary', pending ? acting : action, pending)}
      ${button('plain', messages.cancel, false, back)}
    </div>
  </form>`;
}

/** **Current password**, of whoever is logged in. */
export function passwordOf(context: ProfilesContext): TemplateResult {
  const { idPrefix, session, credentials, forms, pieces } = context;
  return ownPasswordFields({
    idPrefix,
    username: session.username,
    error: fieldError(context, 'currentPassword'),
    readOnly: pieces.form.pending,
    reveal: pieces.reveal,
    credentials,
    forms,
  });
}

/**
 * The current password in the form that is being sent; without one, that is an error.
 *
 * @param errors - takes the error
 */
export function currentPasswordIn(event: SubmitEvent, errors: Map<string, ProfilesSentence>): string {
  const currentPassword = typedIn(event, 'currentPassword');
  if (!currentPassword) errors.set('currentPassword', 'currentPasswordMissing');
  return currentPassword;
}

/**
 * Does something with a profile, and asks how its card is then. What was done counts as done even where that cannot
 * be heard: the card then shows as it was.
 *
 * @param card - as it was
 * @param call - does it
 */
export async function cardAfter(
  client: AuthClient,
  card: ProfileCard,
  call: () => Promise<AnswerOutcome<unknown>>,
): Promise<AnswerOutcome<ProfileCard>> {
  const { problem } = await call();
  if (problem) return { answer: null, problem };
  const { answer } = await readProfile(client, card.id);
  return { answer: answer?.profile ?? card, problem: null };
}
