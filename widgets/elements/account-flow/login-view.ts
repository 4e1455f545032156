import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FlowContext } from './flow-context.ts';
import type { FlowStep } from './flow-step.ts';

/** Step `login`: the login form takes over, or says who is logged in. */
export function loginView(
  { tag }: FlowContext,
  { preface }: Extract<FlowStep, { name: 'login' }>,
): TemplateResult {
  return html`<clinic-login
    clinic=${tag.clinic || nothing}
    bff=${tag.bff || nothing}
    locale=${tag.locale || nothing}
    account-url=${tag.accountUrl || nothing}
    .preface=${preface}
  ></clinic-login>`;
}
