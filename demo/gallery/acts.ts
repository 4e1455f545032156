import { sampleCode } from './account-answers.ts';
import { appears } from './appears.ts';
import { calendarActs } from './calendar-acts.ts';
import type { CalendarAct } from './calendar-acts.ts';
import { isLoginStepAct, loginStepActs } from './login-step-acts.ts';
import type { LoginStepAct } from './login-step-acts.ts';
import { securityActs } from './security-settings-acts.ts';
import type { SecurityAct } from './security-settings-acts.ts';
import { profilesActs } from './profiles-acts.ts';
import type { ProfilesAct } from './profiles-acts.ts';
import { sessionsActs } from './sessions-acts.ts';
import type { SessionsAct } from './sessions-acts.ts';
import { settingsActs } from './two-step-settings-acts.ts';
import type { SettingsAct } from './two-step-settings-acts.ts';

/** What a preview does in the person's place, so that the state comes about by itself. */
export type Act =
  /** Presses the button of a form in which nothing is typed. */
  | 'submit-empty'
  /** Types a username and a password, and presses the button. */
  | 'log-in'
  /** Follows the link for those who have forgotten. */
  | 'forget'
  /** Types an email address, and presses the button. */
  | 'ask-for-email'
  /** The same, and then types a code, and presses the button. */
  | 'enter-code'
  /** Types a new password that is nearly good enough, and stops there. */
  | 'type-password'
  /** Fills in whatever a new password's form asks for, and presses the button. */
  | 'save-password'
  /** Opens the tab of username and password. */
  | 'open-credentials'
  /** Walks to a step of the settings of 2-Step Verification. */
  | SettingsAct
  /** Opens one's calendar, and what is in it. */
  | CalendarAct
  /** Opens the list of one's sessions, and ends some. */
  | SessionsAct
  /** Changes the clinic's security settings, up to saving them. */
  | SecurityAct
  /** Finds somebody among the clinic's profiles, and helps them. */
  | ProfilesAct
  /** Logs in, and goes on from there. */
  | LoginStepAct;

const typed = {
  username: 'robin.ellis',
  password: 'a long demo passphrase',
  currentPassword: 'a long demo passphrase',
  newPassword: 'green river pencil lamp',
  confirmPassword: 'green river pencil lamp',
  identifier: 'robin@example.org',
  code: sampleCode,
};

type FieldName = keyof typeof typed;

const acts: Readonly<Record<Exclude<Act, LoginStepAct>, (widget: Element) => Promise<void>>> = {
  'submit-empty': async (widget) => (await appears(widget, 'form', HTMLFormElement)).requestSubmit(),
  'log-in': async (widget) => fillIn(widget, ['username', 'password']),
  forget: async (widget) => (await appears(widget, '.ca-more a', HTMLElement)).click(),
  'ask-for-email': async (widget) => fillIn(widget, ['identifier']),
  'enter-code': async (widget) => {
    await fillIn(widget, ['identifier']);
    await fillIn(widget, ['code']);
  },
  'type-password': async (widget) => {
    const field = await fieldOf(widget, 'newPassword');
    field.focus();
    type(field, 'littleredhorse');
  },
  'save-password': async (widget) => {
    const { form } = await fieldOf(widget, 'newPassword');
    const names = (Object.keys(typed) as FieldName[]).filter((name) => {
      const field = form?.elements.namedItem(name);
      return field instanceof HTMLInputElement && !field.readOnly;
    });
    await fillIn(widget, names);
  },
  'open-credentials': async (widget) =>
    (await appears(widget, '[role="tab"] + [role="tab"]', HTMLElement)).click(),
  ...settingsActs,
  ...calendarActs,
  ...sessionsActs,
  ...profilesActs,
  ...securityActs,
};

/**
 * Does it.
 *
 * @param act - what to do
 * @param widget - the tag, in the document; it may still be loading
 */
export async function perform(act: Act, widget: Element): Promise<void> {
  if (!isLoginStepAct(act)) return acts[act](widget);
  await acts['log-in'](widget);
  return loginStepActs[act](widget);
}

/** Types what belongs into these fields, as soon as they show, and presses the button. */
async function fillIn(widget: Element, names: readonly FieldName[]): Promise<void> {
  for (const name of names) type(await fieldOf(widget, name), typed[name]);
  (await appears(widget, 'form', HTMLFormElement)).requestSubmit();
}

function fieldOf(widget: Element, name: FieldName): Promise<HTMLInputElement> {
  return appears(widget, `input[name="${name}"]`, HTMLInputElement);
}

function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
