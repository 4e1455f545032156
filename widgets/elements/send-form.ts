import type { AnswerOutcome } from '../client/outcome.ts';
import type { ClientProblem, ClientProblemCode } from '../client/problem.ts';
import type { FieldErrors, FormController } from '../ui/form-controller.ts';

/** The problems that are about what stands in one field, and that field's name. */
const fields = {
  'wrong-code': 'code',
  'wrong-password': 'currentPassword',
  'username-taken': 'username',
  'username-unusable': 'username',
  'password-too-short': 'newPassword',
  'password-too-long': 'newPassword',
  'password-common': 'newPassword',
  'password-personal': 'newPassword',
  'password-guessable': 'newPassword',
  'password-breached': 'newPassword',
} as const satisfies Readonly<Partial<Record<ClientProblemCode, string>>>;

/** A problem that is told at its field. */
export type FieldProblemCode = keyof typeof fields;

/** Whether the server knows something against a new password that its strength does not show. */
export function isPasswordProblem({ code }: ClientProblem): boolean {
  return code.startsWith('password-');
}

function isFieldProblem(code: ClientProblemCode): code is FieldProblemCode {
  return code in fields;
}

/**
 * Sends a form. A problem with what stands in a field is told there, and takes the focus there; any other one is
 * left for the form's problem message.
 *
 * @param form - the form
 * @param errors - what is wrong with the fields already
 * @param send - sends what was typed
 * @returns what came back; null if nothing was sent, or nobody waits for it any more
 */
export async function sendForm<T, Sentence>(
  form: FormController<Sentence | FieldProblemCode>,
  errors: FieldErrors<Sentence | FieldProblemCode>,
  send: () => Promise<AnswerOutcome<T>>,
): Promise<AnswerOutcome<T> | null> {
  const outcome = await form.submit(errors, send);
  const code = outcome?.problem?.code;
  if (code && isFieldProblem(code)) await form.refuse(new Map([[fields[code], code]]));
  return outcome;
}
