import type { Problem } from './problem.ts';
import type { Session } from './session.ts';
/** `POST /v1/clinics/{clinic}/login`. */
export interface LoginRequest {
  readonly username: string;
  readonly password: string;
}
/** The server's question to the person who is logging in. The server derives it, the widget shows it. */
export type Step =
  /** Asks for username and password. */
  | {
      readonly name: 'password';
    }
  /** Nothing is left to ask: the session exists. */
  | {
      readonly name: 'logged-in';
      readonly session: Session;
    };
export type StepName = Step['name'];
/** Every login call answers this: the step to show, and what was wrong with the last answer, if anything. */
export interface LoginAnswer {
  readonly step: Step;
  readonly problem?: Problem;
}
