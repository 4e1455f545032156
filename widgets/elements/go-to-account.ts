import { ClinicLoggedInEvent } from '../events/clinic-logged-in-event.ts';
import { webAddress } from '../ui/web-address.ts';

/**
 * Goes to My Account after a fresh login, unless the page has cancelled the announcement.
 *
 * @param event - what a widget has just announced, if anything
 * @param accountUrl - the widget's `account-url`; '' for none
 */
export function goToAccount(event: Event | null, accountUrl: string): void {
  if (!(event instanceof ClinicLoggedInEvent) || !event.fresh || event.defaultPrevented) return;
  const address = webAddress(accountUrl);
  if (address) location.assign(address);
  else if (accountUrl) console.warn(`clinic-auth: account-url="${accountUrl}" is no web page`);
}
