import type { Outcome } from './client/outcome.ts';
import type { ClinicTag } from './tags.ts';

/** The tags whose code is fetched when it is needed: all but the login form, which everyone sees first. */
export type LazyTag = Exclude<ClinicTag, 'clinic-login'>;

const loginSteps = () => import('./elements/login-steps/widgets.ts');
const accountFlow = () => import('./elements/account-flow/widgets.ts');

/** Where each of these tags' class comes from. */
const widgets: Readonly<Record<LazyTag, () => Promise<CustomElementConstructor>>> = {
  'clinic-account': async () => (await import('./elements/clinic-account/clinic-account.ts')).ClinicAccount,
  'clinic-forgot-password': async () => (await accountFlow()).ClinicForgotPassword,
  'clinic-reset-password': async () => (await accountFlow()).ClinicResetPassword,
  'clinic-set-up-account': async () => (await accountFlow()).ClinicSetUpAccount,
  'clinic-two-step': async () => (await loginSteps()).ClinicTwoStep,
  'clinic-recovery-code': async () => (await loginSteps()).ClinicRecoveryCode,
  'clinic-credentials': async () =>
    (await import('./elements/clinic-credentials/clinic-credentials.ts')).ClinicCredentials,
  'clinic-two-step-settings': async () =>
    (await import('./elements/clinic-two-step-settings/clinic-two-step-settings.ts')).ClinicTwoStepSettings,
  'clinic-sessions': async () =>
    (await import('./elements/clinic-sessions/clinic-sessions.ts')).ClinicSessions,
  'clinic-calendar-subscribe': async () =>
    (await import('./elements/clinic-calendar-subscribe/clinic-calendar-subscribe.ts'))
      .ClinicCalendarSubscribe,
  'clinic-profiles': async () =>
    (await import('./elements/clinic-profiles/clinic-profiles.ts')).ClinicProfiles,
  'clinic-security-settings': async () =>
    (await import('./elements/clinic-security-settings/clinic-security-settings.ts')).ClinicSecuritySettings,
};

/**
 * Fetches a widget's code and defines its tag.
 *
 * Problems: `unreachable`; asking again is another try.
 *
 * @param tag - the tag
 */
export async function loadWidget(tag: LazyTag): Promise<Outcome> {
  try {
    defineTag(tag, await widgets[tag]());
    return { problem: null };
  } catch {
    console.warn(`clinic-auth: <${tag}> could not be loaded`);
    return { problem: { code: 'unreachable' } };
  }
}

/** Defines a tag, unless it is defined already: by a second copy of the script, perhaps. */
export function defineTag(tag: ClinicTag, widget: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, widget);
}
