import type { TemplateResult } from 'lit';
import { beginView } from './begin-view.ts';
import { authenticatorCodeView, smsCodeView } from './code-views.ts';
import { mobilePhoneView } from './mobile-phone-view.ts';
import { overviewView } from './overview-view.ts';
import { makePasskeyView, namePasskeyView, renamePasskeyView } from './passkey-views.ts';
import { askRecoveryCodeView, saveRecoveryCodeView, showRecoveryCodeView } from './recovery-code-views.ts';
import { removeMethodView, removePasskeyView, turnOffView } from './removal-views.ts';
import type { SettingsContext } from './settings-context.ts';
import type { SettingsStep, SettingsStepName } from './settings-step.ts';

type View<S extends SettingsStep> = (context: SettingsContext, step: S) => TemplateResult;

/** Every step has a view here: one that is added does not compile until it has. */
const views: { readonly [N in SettingsStepName]: View<Extract<SettingsStep, { name: N }>> } = {
  'two-step-overview': overviewView,
  'begin-set-up': beginView,
  'authenticator-code': authenticatorCodeView,
  'sms-code': smsCodeView,
  'make-passkey': makePasskeyView,
  'name-passkey': namePasskeyView,
  'save-recovery-code': saveRecoveryCodeView,
  'rename-passkey': renamePasskeyView,
  'remove-passkey': removePasskeyView,
  'remove-method': removeMethodView,
  'turn-off-two-step': turnOffView,
  'change-mobile-phone': mobilePhoneView,
  'ask-recovery-code': askRecoveryCodeView,
  'show-recovery-code': showRecoveryCodeView,
};

/** What a person sees of a step. */
export function settingsView(context: SettingsContext, step: SettingsStep): TemplateResult {
  // The compiler cannot see that a step's name finds the view for that very step; the map's type says it.
  const view = views[step.name] as View<SettingsStep>;
  return view(context, step);
}
