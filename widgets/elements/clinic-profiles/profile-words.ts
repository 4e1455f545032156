import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ListedProfile } from '../../../bff/contract/index.ts';
import type { ProfilesContext } from './profiles-context.ts';

/** The username, in green, or that there is none (product rule 33); the words tell it without the colour too. */
export function usernameOf({ messages }: ProfilesContext, { username }: ListedProfile): TemplateResult {
  return username === null
    ? html`<span class="ca-muted">${messages.noUsername}</span>`
    : html`<strong class="ca-username">${username}</strong>`;
}

/** What somebody is at the clinic, as a badge. */
export function roleBadge({ messages, session }: ProfilesContext, profile: ListedProfile): TemplateResult {
  return html`<span class="ca-badge">${messages.roles[profile.role]}</span> ${
      profile.id === session.profile.id ? html`<span class="ca-badge">${messages.own}</span>` : nothing
    }`;
}

/** What tells a profile from others of the same name, in one line: birth date, email address, phone number. */
export function identityOf(context: ProfilesContext, profile: ListedProfile): TemplateResult {
  const { messages, dayInWords } = context;
  const { birthDate, email, mobilePhone } = profile;
  return html`${birthDate === null ? nothing : html`<span>${messages.born(dayInWords(birthDate))}</span>`}
  ${email === null ? nothing : html` <span>${email}</span>`}
  ${mobilePhone === null ? nothing : html` <span>${inOnePiece(mobilePhone)}</span>`}`;
}

/** A number is read in one piece, so it stays in one line. */
export function inOnePiece(mobilePhone: string): string {
  return mobilePhone.replaceAll(' ', '\u00a0');
}
