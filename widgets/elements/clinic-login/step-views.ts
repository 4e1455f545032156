import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Step, StepName } from '../../../bff/contract/index.ts';
import type { FormMessages } from '../../messages/form.ts';
import type { LoginMessages } from '../../messages/login.ts';
import type { FormController } from '../../ui/form-controller.ts';
import type { PasswordReveal } from '../../ui/password-field.ts';
import { loggedInView } from './logged-in-view.ts';
import type { PasskeyLogin } from './passkey-login.ts';
import { passwordView } from './password-view.ts';

/** The sentences that tell what is wrong with a field. */
export type FieldSentence = 'usernameMissing' | 'passwordMissing';

/** What a view has to work with. */
export interface ViewContext {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly messages: LoginMessages;
  readonly formMessages: FormMessages;
  /** The step's form; each step starts with nothing wrong in it. */
  readonly form: FormController<FieldSentence>;
  readonly reveal: PasswordReveal;
  /** The clinic's name; undefined while not known. */
  readonly clinicName: string | undefined;
  /** The address of My Account, or null. */
  readonly accountUrl: string | null;
  /** The hosted page for those who have forgotten; '' while the clinic is not known. */
  readonly forgotUrl: string;
  /** Whether the way back in is being fetched. */
  readonly isLeaving: boolean;
  /** Shows the way back in right here. */
  /** Logging in with a passkey; null where the browser knows none, or while its code is not there. */
  readonly passkeys: PasskeyLogin | null;
  /** The attributes for a widget that stands in the form's place. */
  readonly tag: { readonly clinic: string; readonly bff: string; readonly locale: string };
  readonly forget: (event: MouseEvent) => Promise<void>;
  readonly logIn: (event: SubmitEvent) => Promise<void>;
  readonly logOut: () => Promise<void>;
  /** Follows the link to My Account. */
  readonly follow: (event: MouseEvent) => void;
}

type View<S extends Step> = (context: ViewContext, step: S) => TemplateResult;

/** Every step has a view here: one that is added to the contract does not compile until it has. */
const views: { readonly [N in StepName]: View<Extract<Step, { name: N }>> } = {
  password: passwordView,
  'second-step': laterView,
  'set-up-two-step': laterView,
  'save-recovery-code': laterView,
  'logged-in': loggedInView,
};

/** A step that most visitors never see: its code is fetched by the time that it shows. */
function laterView({ tag: { clinic, bff, locale } }: ViewContext): TemplateResult {
  return html`<clinic-two-step
    clinic=${clinic || nothing}
    bff=${bff || nothing}
    locale=${locale || nothing}
  ></clinic-two-step>`;
}

/** What a person sees of a step. */
export function stepView(context: ViewContext, step: Step): TemplateResult {
  // The compiler cannot see that a step's name finds the view for that very step; the map's type says it.
  const view = views[step.name] as View<Step>;
  return view(context, step);
}
