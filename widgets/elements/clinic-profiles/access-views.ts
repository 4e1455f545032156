import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { AnswerOutcome } from '../../client/outcome.ts';
import { endPauseOrTwoStep, endSessions, pauseTwoStep } from '../../client/profiles-calls.ts';
import type { ProfilesContext, ProfilesSentence } from './profiles-context.ts';
import type { ProfilesStep } from './profiles-step.ts';
import { cardAfter, currentPasswordIn, question } from './question.ts';
import type { Question } from './question.ts';

type Step = Extract<ProfilesStep, { readonly profile: unknown }>;

const pauses = [1, 24, 72] as const;

/** Step `end-sessions`. */
export function endSessionsView(context: ProfilesContext, { profile }: Step): TemplateResult {
  const { client, messages, send, finish } = context;
  const { heading, about, ending } = messages.end;
  return question(context, {
    heading,
    lead: html`<p class="ca-lead">${about(profile.name)}</p>`,
    withPassword: false,
    action: messages.endSessions,
    acting: ending,
    submit: async (event) => {
      event.preventDefault();
      const answer = await send(new Map(), () => endSessions(client, profile.id));
      if (answer) finish(answer.profile, messages.news.ended(profile.name));
    },
  });
}

/** Step `pause-two-step`: for how long, and the own password (product rule 24). */
export function pauseView(context: ProfilesContext, step: Step): TemplateResult {
  const { idPrefix, client, messages } = context;
  const { heading, about, hours, choices, acting } = messages.pausing;
  const { name, id } = step.profile;
  const choice = (each: (typeof pauses)[number]): TemplateResult => {
    const inputId = `${idPrefix}-hours-${each}`;
    return html`<div class="ca-check">
      <input type="radio" name="hours" id=${inputId} value=${each} ?checked=${each === 1} />
      <label for=${inputId}>${choices[each]}</label>
    </div>`;
  };
  return twoStepQuestion(
    context,
    step,
    {
      heading: heading(name),
      lead: html`<p class="ca-lead">${about(name)}</p>`,
      fields: html`<fieldset class="ca-methods">
        <legend class="ca-label">${hours}</legend>
        ${pauses.map(choice)}
      </fieldset>`,
      action: messages.pause,
      acting,
    },
    (currentPassword, event) => {
      const hours = hoursIn(event);
      return () => pauseTwoStep(client, id, currentPassword, hours);
    },
    messages.news.paused,
  );
}

/** Step `resume-two-step`. */
export function resumeView(context: ProfilesContext, step: Step): TemplateResult {
  const { client, messages } = context;
  const { heading, about, acting } = messages.resuming;
  const { name, id } = step.profile;
  return twoStepQuestion(
    context,
    step,
    {
      heading: heading(name),
      lead: html`<p class="ca-lead">${about(name)}</p>`,
      action: messages.resume,
      acting,
    },
    (currentPassword) => () => endPauseOrTwoStep(client, id, 'resume', currentPassword),
    messages.news.resumed,
  );
}

/** Step `remove-two-step`. */
export function removeView(context: ProfilesContext, step: Step): TemplateResult {
  const { client, messages } = context;
  const { heading, about, pauseInstead, acting } = messages.removing;
  const { name, id } = step.profile;
  return twoStepQuestion(
    context,
    step,
    {
      heading: heading(name),
      lead: html`<p class="ca-note">${about(name)}</p>
        <p class="ca-lead">${pauseInstead}</p>`,
      action: messages.remove,
      acting,
    },
    (currentPassword) => () => endPauseOrTwoStep(client, id, 'remove', currentPassword),
    messages.news.removed,
  );
}

/** @param prepare - reads the form that is being sent: what it hands back sends it */
function twoStepQuestion(
  context: ProfilesContext,
  { profile }: Step,
  asked: Omit<Question, 'submit' | 'withPassword'>,
  prepare: (currentPassword: string, event: SubmitEvent) => () => Promise<AnswerOutcome<unknown>>,
  news: string,
): TemplateResult {
  const { client, send, finish } = context;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const errors = new Map<string, ProfilesSentence>();
    const deed = prepare(currentPasswordIn(event, errors), event);
    const card = await send(errors, () => cardAfter(client, profile, deed));
    if (card) finish(card, news);
  };
  return question(context, { ...asked, withPassword: true, submit });
}

/** The duration in the form that is being sent. */
function hoursIn({ currentTarget }: SubmitEvent): (typeof pauses)[number] {
  const form = currentTarget instanceof HTMLFormElement ? currentTarget : null;
  const chosen = form?.elements.namedItem('hours');
  const value = chosen instanceof RadioNodeList ? Number(chosen.value) : 0;
  return pauses.find((each) => each === value) ?? 1;
}
