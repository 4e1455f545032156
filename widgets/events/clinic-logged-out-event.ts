/**
 * `clinic-logged-out`: someone was logged in, and now nobody is; it does not matter where they logged out, or
 * whether the session ended by itself. A page that opens with nobody logged in does not get it. Bubbles,
 * composed.
 */
export class ClinicLoggedOutEvent extends Event {
  /** The clinic's slug. */
  readonly clinic: string;

  constructor(clinic: string) {
    super('clinic-logged-out', { bubbles: true, composed: true });
    this.clinic = clinic;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'clinic-logged-out': ClinicLoggedOutEvent;
  }
}
