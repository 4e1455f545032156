import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { sendPasswordResetEmail, sendWelcomeEmail } from '../../client/profiles-calls.ts';
import { button } from '../../ui/button.ts';
import { textArea, textIn } from '../../ui/text-area.ts';
import { readingProblem } from './list-pieces.ts';
import { fieldError } from './profiles-context.ts';
import type { ProfilesContext, ProfilesSentence } from './profiles-context.ts';
import type { ProfilesStep } from './profiles-step.ts';
import { cardAfter, question } from './question.ts';

type Step = Extract<ProfilesStep, { readonly profile: unknown }>;

/** Longer notes are letters, which the server does not take. */
const noteMaxLength = 2000;

/** Step `password-reset-email`: asks once, and sends it. */
export function passwordResetView(context: ProfilesContext, { profile }: Step): TemplateResult {
  const { client, messages, send, finish } = context;
  const { heading, about, stays } = messages.reset;
  const email = profile.email ?? '';
  return question(context, {
    heading,
    lead: html`<p class="ca-lead">${about(profile.name, email)}</p>
      <p class="ca-lead">${stays}</p>`,
    withPassword: false,
    action: messages.sendPasswordReset,
    acting: messages.welcome.sending,
    submit: async (event) => {
      event.preventDefault();
      const call = () => sendPasswordResetEmail(client, profile.id);
      const card = await send(new Map(), () => cardAfter(client, profile, call));
      if (card) finish(card, messages.news.reset(email));
    },
  });
}

/** Step `welcome-email`: a note, the email as it would be sent, and sending it (product rule 9). */
export function welcomeView(context: ProfilesContext, { profile }: Step): TemplateResult {
  const { idPrefix, client, messages, pieces, ago, send, finish, back } = context;
  const { form, welcome } = pieces;
  const words = messages.welcome;
  const email = profile.email ?? '';
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const note = noteIn(event);
    const errors = new Map<string, ProfilesSentence>();
    if (note.length > noteMaxLength) errors.set('note', 'noteTooLong');
    const call = () => sendWelcomeEmail(client, profile.id, note ? { note } : {});
    const card = await send(errors, () => cardAfter(client, profile, call));
    if (card) finish(card, messages.news.welcome(email));
  };
  const type = (event: InputEvent): void => {
    const note = noteIn(event);
    if (note.length <= noteMaxLength) welcome.type(profile.id, note);
  };
  return html`<h2 class="ca-heading" tabindex="-1">${messages.sendWelcome}</h2>
    <p class="ca-lead">${words.about(profile.name, email)}</p>
    ${
      profile.welcomeSentAt === null
        ? nothing
        : html`<p class="ca-note">${words.endsOlder(ago(profile.welcomeSentAt))}</p>`
    }
    <div class="ca-compose">
      <form method="post" novalidate @submit=${submit} @input=${type}>
        ${textArea({
          id: `${idPrefix}-note`,
          name: 'note',
          label: words.note,
          hint: words.noteHint,
          error: fieldError(context, 'note'),
          readOnly: form.pending,
        })}
        <div class="ca-actions">
          ${button('primary', form.pending ? words.sending : messages.sendWelcome, form.pending)}
          ${button('plain', messages.cancel, false, back)}
        </div>
      </form>
      ${preview(context, profile.id)}
    </div>`;
}

function preview(context: ProfilesContext, profileId: string): TemplateResult {
  const { idPrefix, messages, pieces } = context;
  const { email, reading } = pieces.welcome;
  const words = messages.welcome;
  const id = `${idPrefix}-preview`;
  return html`<section
    class="ca-preview"
    aria-labelledby=${id}
    aria-busy=${reading.pending ? 'true' : nothing}
  >
    <h3 class="ca-subheading" id=${id}>${words.preview}</h3>
    ${readingProblem(context, reading, () => pieces.welcome.open(profileId))}
    ${email || reading.problem ? nothing : html`<p class="ca-text ca-muted">${words.previewing}</p>`}
    ${
      email && !reading.problem
        ? html`<dl class="ca-envelope">
              <dt>${words.to}</dt>
              <dd>${email.to}</dd>
              <dt>${words.subject}</dt>
              <dd>${email.subject}</dd>
            </dl>
            <p class="ca-letter">${email.text}</p>`
        : nothing
    }
  </section>`;
}

function noteIn({ currentTarget }: Event): string {
  return textIn(currentTarget, 'note').trim();
}
