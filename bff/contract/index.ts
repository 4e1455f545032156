/** The wire between widgets and BFF: plain types, nothing to run, importing nothing. */
export type * from './account.ts';
export type * from './calendar.ts';
export type * from './clinic.ts';
export type * from './cookies.ts';
export type * from './doctor.ts';
export type * from './login.ts';
export type * from './practice.ts';
export type * from './problem.ts';
export type * from './profiles.ts';
export type * from './security-settings.ts';
export type * from './session-code.ts';
export type * from './session.ts';
export type * from './sessions.ts';
export type * from './two-step.ts';
