import type { Outcome } from './client/outcome.ts';
import type { ClinicTag } from './tags.ts';

/** The tags whose code is fetched when it is needed: all but the login form, which everyone sees first. */
export type LazyTag = Exclude<ClinicTag, 'clinic-login'>;

const loginSteps = () => import('./elements/login-steps/widgets.ts');
const accountFlow = () => import('./elements/account-flow/widgets.ts');

/** A module with widgets, by their tags. */
interface WidgetModule {
  readonly widgets: Readonly<Partial<Record<ClinicTag, CustomElementConstructor>>>;
}

/** Where each of these tags' class comes from. */
const modules: Readonly<Record<LazyTag, () => Promise<WidgetModule>>> = {
  'clinic-account': () => import('./elements/clinic-account/clinic-account.ts'),
  'clinic-forgot-password': accountFlow,
  'clinic-reset-password': accountFlow,
  'clinic-set-up-account': accountFlow,
  'clinic-two-step': loginSteps,
  'clinic-recovery-code': loginSteps,
  'clinic-credentials': () => import('./elements/clinic-credentials/clinic-credentials.ts'),
  'clinic-two-step-settings': () => import('./elements/clinic-two-step-settings/clinic-two-step-settings.ts'),
  'clinic-sessions': () => import('./elements/clinic-sessions/clinic-sessions.ts'),
  'clinic-calendar-subscribe': () =>
    import('./elements/clinic-calendar-subscribe/clinic-calendar-subscribe.ts'),
  'clinic-profiles': () => import('./elements/clinic-profiles/clinic-profiles.ts'),
  'clinic-security-settings': () => import('./elements/clinic-security-settings/clinic-security-settings.ts'),
  'clinic-doctor': () => import('./elements/clinic-doctor/clinic-doctor.ts'),
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
    const { widgets } = await modules[tag]();
    const widget = widgets[tag];
    if (widget) defineTag(tag, widget);
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
