import type { Session } from '../../bff/contract/index.ts';

/**
 * `clinic-logged-in`: someone is logged in. A widget says so for a login made in it, for one made in another
 * widget or tab, and once at its start if someone is logged in already. Bubbles, composed.
 *
 * Cancelable: after a fresh login `preventDefault()` keeps `<clinic-login>` from going to its `account-url`.
 */
export class ClinicLoggedInEvent extends Event {
  /** The clinic's slug. */
  readonly clinic: string;
  /** Who it is. */
  readonly profile: Session['profile'];
  /** Whether the person has just logged in in this widget. */
  readonly fresh: boolean;

  constructor(clinic: string, profile: Session['profile'], fresh: boolean) {
    super('clinic-logged-in', { bubbles: true, composed: true, cancelable: true });
    this.clinic = clinic;
    this.profile = profile;
    this.fresh = fresh;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'clinic-logged-in': ClinicLoggedInEvent;
  }
}
