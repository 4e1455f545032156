import type { AuthClient } from '../client/auth-client.ts';
import { ClinicLoggedInEvent } from '../events/clinic-logged-in-event.ts';
import { webAddress } from '../ui/web-address.ts';

/**
 * Goes to My Account after a fresh login, unless the page has cancelled the announcement.
 *
 * @param event - what a widget has just announced, if anything
 * @param client - whose session goes along
 * @param accountUrl - the widget's `account-url`; '' for none
 */
export function goToAccount(event: Event | null, client: AuthClient, accountUrl: string): void {
  if (!(event instanceof ClinicLoggedInEvent) || !event.fresh || event.defaultPrevented) return;
  const address = webAddress(accountUrl);
  if (address) {
    // A browser that keeps nothing forgets the session with this page; only another site can be handed it.
    const isKept = client.mode !== 'browser-key-in-memory' || !isOwnPage(address);
    if (isKept) void goTo(client, address);
  } else if (accountUrl) {
    console.warn(`clinic-auth: account-url="${accountUrl}" is no web page`);
  }
}

/** Follows a link to My Account; one that is to open in another tab or window is the browser's business. */
export function followToAccount(event: MouseEvent, client: AuthClient): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.currentTarget instanceof HTMLAnchorElement))
    return;
  event.preventDefault();
  void goTo(client, event.currentTarget.href);
}

/** Pages of other origins do not see this page's cookie: they are handed a code. */
async function goTo(client: AuthClient, address: string): Promise<void> {
  location.assign(isOwnPage(address) ? address : await handOver(client, address));
}

function isOwnPage(address: string): boolean {
  return new URL(address).origin === location.origin;
}

/** Where the code for it cannot be fetched, the person logs in there. */
async function handOver(client: AuthClient, address: string): Promise<string> {
  try {
    return await (await import('../client/hand-over.ts')).handOver(client, address);
  } catch {
    return address;
  }
}
