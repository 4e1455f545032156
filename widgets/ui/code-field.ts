import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { textField } from './text-field.ts';
import { typedIn } from './typed-in.ts';

/** Where a code of six digits is typed, pasted or filled in. */
export interface CodeField {
  /** The input's id; unique in the page. Its name is `code`. */
  readonly id: string;
  /** **Verification code** in the person's language. */
  readonly label: string;
  /** Where the code comes from: read with the input, which takes the focus. */
  readonly hint?: string;
  /** What is wrong with it, or nothing. */
  readonly error: string | undefined;
  /** While the code is being checked. */
  readonly readOnly: boolean;
}

/** What can be wrong with a code before the server has seen it. */
export type CodeSentence = 'codeMissing' | 'codeIncomplete';

/** The code with which each input last sent its form by itself. */
const sentBy = new WeakMap<HTMLInputElement, string>();

/**
 * One input for all six digits, so that text messages and password managers can fill it in (product rule 40). A
 * code that comes all at once sends its form by itself; one that is typed does not, and no code does so twice.
 */
export function codeField(field: CodeField): TemplateResult {
  return html`<div class="ca-code" @input=${sendIfFilledIn}>
    ${textField({ ...field, name: 'code', autocomplete: 'one-time-code', inputMode: 'numeric' })}
  </div>`;
}

/**
 * The code in a form that is being sent: spaces and hyphens, as they are pasted, are no part of it.
 *
 * @param event - the form's `submit`, while it is being handled
 */
export function codeIn(event: SubmitEvent): string {
  return digitsOf(typedIn(event, 'code'));
}

/** What is wrong with a code, as far as it can be told without the server; under the input's name. */
export function checkCode(code: string): Map<string, CodeSentence> {
  if (/^\d{6}$/.test(code)) return new Map();
  return new Map([['code', code ? 'codeIncomplete' : 'codeMissing']]);
}

/**
 * Fills a code in on the person's behalf, and sends the form.
 *
 * @param input - the input of a {@link codeField}
 */
export function fillInCode(input: HTMLInputElement, code: string): void {
  if (input.readOnly) return;
  input.value = code;
  sendOnce(input);
}

function sendIfFilledIn(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || target.readOnly) return;
  // Typing and correcting come one character at a time; only what browsers and managers fill in, or a paste, is whole.
  const byHand =
    event instanceof InputEvent && /^(insertText|insertCompositionText|delete)/.test(event.inputType);
  if (!byHand) sendOnce(target);
}

function sendOnce(input: HTMLInputElement): void {
  const code = digitsOf(input.value);
  if (checkCode(code).size || sentBy.get(input) === code) return;
  sentBy.set(input, code);
  input.form?.requestSubmit();
}

function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
}
