import type { TemplateResult } from 'lit';
import type { TwoStepMessages } from '../messages/two-step.ts';
import { textField } from './text-field.ts';

/** Where a passkey gets its name. */
export interface PasskeyNameField {
  /** The input's id; unique in the page. Its name is `passkeyName`. */
  readonly id: string;
  readonly words: TwoStepMessages;
  /** What stands in it at first; left out: the system that this browser runs on. */
  readonly value?: string;
  /** What is wrong with it, in words, or nothing. */
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

/** The systems that people know their devices by, as User-Agent strings name them; the first that fits counts. */
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'];
const plainNames: Readonly<Record<string, string>> = { Macintosh: 'Mac', CrOS: 'Chromebook' };

/** The name by which its owner knows a passkey; something fitting stands in it already. */
export function passkeyNameField({ id, words, value, error, readOnly }: PasskeyNameField): TemplateResult {
  return textField({
    id,
    name: 'passkeyName',
    label: words.passkeyName,
    autocomplete: 'off',
    hint: words.passkeyNameHint,
    value: value ?? ownSystem(),
    error,
    readOnly,
  });
}

function ownSystem(): string | undefined {
  const system = systems.find((name) => navigator.userAgent.includes(name));
  return system && (plainNames[system] ?? system);
}
