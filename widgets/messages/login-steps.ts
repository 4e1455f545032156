import { catalogue } from './catalogue.ts';
import { loginStepsEnglish } from './en/login-steps.ts';
import type { LoginStepsMessages } from './en/login-steps.ts';
import { loginStepsSpanish } from './es/login-steps.ts';
import { loginStepsFrench } from './fr/login-steps.ts';

export type { LoginStepsMessages };

/** Every sentence of the login's steps after the password. */
export const loginStepsMessages = catalogue<LoginStepsMessages>('login-steps', {
  en: loginStepsEnglish,
  fr: loginStepsFrench,
  es: loginStepsSpanish,
});
