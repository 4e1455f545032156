import type { Clinic } from '../../bff/contract/index.ts';

/**
 * What a page keeps for the next one, so that it paints in the clinic's colours at once and does not flash a
 * login form at someone who is logged in. Nothing personal, no token, no name (ASVS 14.3.3): a guess about
 * looks, which the server's answer replaces.
 */
export interface PageMemory {
  /** The clinic's colours as last seen, or null. */
  readonly colours: Clinic['colours'] | null;
  /** Whether someone was logged in here when last heard of. */
  readonly loggedIn: boolean;
}

/**
 * What the last page kept.
 *
 * @param key - which clinic at which BFF: `clinic-auth:<bff>:<slug>`
 * @returns the memory; an empty one where storage is closed to the page, or holds something else
 */
export function recall(key: string): PageMemory {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<PageMemory>;
    return { colours: kept.colours ?? null, loggedIn: kept.loggedIn === true };
  } catch {
    return { colours: null, loggedIn: false };
  }
}

/**
 * Keeps this for the next page. Storage that is full or closed to the page is no problem: it is a nicety.
 *
 * @param key - as in {@link recall}
 * @param memory - what to keep
 */
export function remember(key: string, memory: PageMemory): void {
  try {
    localStorage.setItem(key, JSON.stringify(memory));
  } catch {
    return;
  }
}

/**
 * Whether a login was under way in this tab, beyond its first step, when the page was last open. Nothing of what the
 * step was about is kept (ASVS 14.3.3): the server knows.
 *
 * @param key - as in {@link recall}
 */
export function recallLogin(key: string): boolean {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/**
 * Keeps for this tab whether a login is under way, so that a page that is loaded again goes on with it.
 *
 * @param key - as in {@link recall}
 * @param isUnderWay - beyond its first step
 */
export function rememberLogin(key: string, isUnderWay: boolean): void {
  try {
    if (isUnderWay) sessionStorage.setItem(key, '');
    else sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
