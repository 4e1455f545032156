import type { Session } from './session.ts';
/** A colour as `#rrggbb`. */
export type Colour = `#${string}`;
/** A clinic's accent with the text colour that reads on it (contrast 4.5:1 or better, WCAG 2.2 1.4.3). */
export interface Accent {
  readonly accent: Colour;
  readonly onAccent: Colour;
}
/** A clinic as its visitors may see it, logged in or not. */
export interface Clinic {
  readonly slug: string;
  readonly name: string;
  readonly colours: {
    readonly light: Accent;
    readonly dark: Accent;
  };
  /** An https address of the clinic's logo, or null. */
  readonly logoUrl: string | null;
  /** Whom to call when stuck; either may be null. */
  readonly support: {
    readonly phone: string | null;
    readonly email: string | null;
  };
}
/**
 * `GET /v1/clinics/{clinic}` and `GET /v1/clinic`: all that a page needs at first, in one request. Unlike
 * `GET …/session` it answers 200 to strangers too, so that a homepage's console stays clean.
 */
export interface ClinicAnswer {
  readonly clinic: Clinic;
  readonly session: Session | null;
}
