import type { ClientProblem, ClientProblemCode } from '../../client/problem.ts';
import type { SettingsSentence } from './settings-context.ts';
import type { SettingsStepName } from './settings-step.ts';

/** A field, and what is wrong with it. */
type FieldProblem = readonly [field: string, sentence: SettingsSentence];

/** The problems that are about what stands in one field. */
const atField: Readonly<Partial<Record<ClientProblemCode, FieldProblem>>> = {
  'wrong-password': ['currentPassword', 'wrong-password'],
  'wrong-code': ['code', 'wrong-code'],
  'code-expired': ['code', 'code-expired'],
  'phone-unusable': ['mobilePhone', 'phone-unusable'],
  'sms-country': ['mobilePhone', 'sms-country'],
};

/** What the server cannot even read: a number or a name that is too long, or not one plain line. */
const unreadable: Readonly<Record<string, FieldProblem>> = {
  mobilePhone: ['mobilePhone', 'phone-unusable'],
  name: ['name', 'passkeyNameUnusable'],
};

/**
 * The field that a problem is about, and its sentence there; null: it is about none, and told above the form.
 *
 * @param step - where the problem came up: a wrong code of an app has other reasons than one of a text message
 */
export function fieldProblem(
  { code, field = '' }: ClientProblem,
  step: SettingsStepName,
): FieldProblem | null {
  if (code === 'wrong-code' && step === 'authenticator-code') return ['code', 'wrongAppCode'];
  return (code === 'malformed' ? unreadable[field] : atField[code]) ?? null;
}

/** Whether things stand otherwise than this page shows them: somebody, or another window, has changed them. */
export function isOutOfDate({ code }: ClientProblem): boolean {
  return code === 'not-found' || code === 'two-step-off' || code === 'last-method';
}
