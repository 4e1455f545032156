import { sampleCode } from './account-answers.ts';
import { appears } from './appears.ts';

/** One thing that a person does: press what a selector finds, or type into fields by their names. */
type Deed = string | Readonly<Record<string, string>>;

const next = 'form [type="submit"]';
const typed = { currentPassword: 'a long demo passphrase' };
const inRow = (row: string): string => `[id$="-${row}"] ~ .ca-row-actions`;

const begin: readonly Deed[] = ['.ca-primary'];
const authenticator: readonly Deed[] = [...begin, typed, next];
const sms: readonly Deed[] = [
  ...begin,
  'input[value="sms"]',
  { mobilePhone: '+1 604 555 0101', ...typed },
  next,
];
const recoveryCode = '[aria-labelledby$="-recovery"] button';

/** The ways to the steps of the settings of 2-Step Verification, as a person goes them. */
const ways = {
  'open-two-step': ['[id$="-tab-twoStep"]'],
  'begin-two-step': begin,
  'begin-two-step-empty': [...begin, next],
  'begin-two-step-typed': authenticator,
  'choose-sms': [...begin, 'input[value="sms"]'],
  'scan-key': authenticator,
  'app-code': [...authenticator, { code: sampleCode }, next],
  'text-message': sms,
  'text-message-code': [...sms, { code: sampleCode }, next],
  'add-passkey': [`${inRow('passkey')} button`, typed, next],
  'rename-passkey': ['.ca-item .ca-item button', { name: 'Red key' }, next],
  'remove-passkey': ['.ca-item .ca-item button + button'],
  'remove-sms': [`${inRow('sms')} button`],
  'remove-sms-typed': [`${inRow('sms')} button`, typed, next],
  'make-default': [`${inRow('sms')} button:last-child`],
  'change-number': [`${inRow('sms')} button + button`],
  'turn-off': ['.ca-actions .ca-plain'],
  'view-recovery-code': [recoveryCode, typed, next],
  'ask-new-recovery-code': [`${recoveryCode}:last-child`],
  'new-recovery-code': [`${recoveryCode}:last-child`, typed, next],
  'untrust-browser': ['[aria-labelledby$="-trusted-browsers"] .ca-item button'],
  'untrust-all': ['[aria-labelledby$="-trusted-browsers"] > .ca-row-actions button'],
} as const satisfies Readonly<Record<string, readonly Deed[]>>;

/** The name of such a way. */
export type SettingsAct = keyof typeof ways;

/** Goes each of them. */
export const settingsActs = Object.fromEntries(
  Object.entries(ways).map(([name, deeds]) => [name, async (widget: Element) => go(widget, deeds)]),
) as Readonly<Record<SettingsAct, (widget: Element) => Promise<void>>>;

async function go(widget: Element, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    if (typeof deed === 'string') {
      (await appears(widget, deed, HTMLElement)).click();
      continue;
    }
    for (const [name, text] of Object.entries(deed)) {
      (await appears(widget, `input[name="${name}"]`, HTMLInputElement)).value = text;
    }
  }
}
