import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SecondStep } from '../../../bff/contract/index.ts';
import { knowsPasskeys } from '../../client/passkeys.ts';
import { button } from '../../ui/button.ts';
import type { Face, StepsContext } from './steps-context.ts';

/** The ways that this browser can go: the WebViews of many apps know no passkeys. */
export function usableWays({ choices }: SecondStep): SecondStep['choices'] {
  return choices.filter(({ method }) => method !== 'passkey' || knowsPasskeys());
}

/** The rest of the ways that are open now: while no code is checked, only those without one. */
export function otherWays({ way, closedWait }: StepsContext, step: SecondStep): SecondStep['choices'] {
  return usableWays(step).filter(
    ({ method }) => method !== way && (!closedWait.left || method === 'passkey'),
  );
}

/** **Try another way**, **Use recovery code instead** and the way out, below whatever a challenge shows. */
export function waysOn(context: StepsContext): TemplateResult {
  const { messages, show } = context;
  return html`<div class="ca-actions ca-stack">
    ${button('secondary', messages.tryAnotherWay, false, () => show('choices'))}
    ${button('secondary', messages.useRecoveryCode, false, () => show('recovery-code'))}
    ${leaveButton(context)}
  </div>`;
}

/** The way back to the login form, for someone who meant to be another person. */
export function leaveButton({ messages, calls, deed, send }: StepsContext): TemplateResult {
  return button('plain', messages.logInAsSomeoneElse, deed === 'leave', async () => {
    await send({ deed: 'leave', send: () => calls.leave() });
  });
}

/** The way that the server puts first; nothing that works here leaves the recovery code. */
export function firstWay(step: SecondStep): Face {
  return usableWays(step)[0]?.method ?? 'recovery-code';
}
