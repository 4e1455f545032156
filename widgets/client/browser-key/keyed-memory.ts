import { recall, remember } from '../page-memory.ts';

/*
 * The one thing that a page must know before its first question to a BFF: whether somebody is logged in there by a
 * browser key. It stands in the memory of the BFF itself, beside those of its clinics; nothing in it is personal.
 */

/** Whether somebody is logged in at this BFF by a browser key, as far as the last page knew. */
export function recallKeyed(bff: string): boolean {
  return recall(keyOf(bff)).loggedIn;
}

/** Keeps this for the next page. */
export function rememberKeyed(bff: string, isKeyed: boolean): void {
  remember(keyOf(bff), { colours: null, loggedIn: isKeyed });
}

/** Whether the next page will be able to know it. */
export function canRememberKeyed(bff: string): boolean {
  const isKeyed = recallKeyed(bff);
  rememberKeyed(bff, true);
  const isKept = recallKeyed(bff);
  rememberKeyed(bff, isKeyed);
  return isKept;
}

function keyOf(bff: string): string {
  return `clinic-auth:${bff}`;
}
