import { appears } from './appears.ts';

/** What a preview does in the person's place once a login stands beyond the password; the login itself comes first. */
export type LoginStepAct =
  /** Types a code of six digits, and presses the button. */
  | 'log-in-and-code'
  /** **Try another way** */
  | 'log-in-and-choose'
  /** **Use recovery code instead** */
  | 'log-in-and-recover'
  /** The same, and then types a recovery code, and presses the button. */
  | 'log-in-and-recovery-code'
  /** Presses the one button of a challenge. */
  | 'log-in-and-press'
  /** **Set Up**: the method in that place of the list. */
  | 'log-in-and-set-up-1'
  | 'log-in-and-set-up-2'
  | 'log-in-and-set-up-3';

/** The acts' second half, which begins where the login form has been sent. */
export const loginStepActs: Readonly<Record<LoginStepAct, (widget: Element) => Promise<void>>> = {
  'log-in-and-code': async (widget) => fillIn(widget, 'code', '123456'),
  'log-in-and-choose': async (widget) => press(widget, '.ca-stack .ca-button'),
  'log-in-and-recover': recover,
  'log-in-and-recovery-code': async (widget) => {
    await recover(widget);
    await fillIn(widget, 'recoveryCode', 'k7m-2qy');
  },
  'log-in-and-press': async (widget) => press(widget, '.ca-stack', '.ca-primary'),
  'log-in-and-set-up-1': async (widget) => press(widget, '.ca-method:nth-child(1) .ca-button'),
  'log-in-and-set-up-2': async (widget) => press(widget, '.ca-method:nth-child(2) .ca-button'),
  'log-in-and-set-up-3': async (widget) => press(widget, '.ca-method:nth-child(3) .ca-button'),
};

/** Whether the act is one of these. */
export function isLoginStepAct(act: string): act is LoginStepAct {
  return Object.hasOwn(loginStepActs, act);
}

async function recover(widget: Element): Promise<void> {
  await press(widget, '.ca-stack .ca-button:nth-last-child(2)');
}

/** Presses a button as soon as something shows; left out: the button itself. */
async function press(widget: Element, awaited: string, button = awaited): Promise<void> {
  await appears(widget, awaited, HTMLElement);
  (await appears(widget, button, HTMLElement)).click();
}

async function fillIn(widget: Element, name: string, text: string): Promise<void> {
  const field = await appears(widget, `input[name="${name}"]`, HTMLInputElement);
  field.value = text;
  field.form?.requestSubmit();
}
