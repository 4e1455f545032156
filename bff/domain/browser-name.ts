import Bowser from 'bowser';

/** A browser in words that people know it by; '' for what it does not say. */
export interface BrowserName {
  readonly browser: string;
  readonly system: string;
}

/** Longer names are made up. */
const MAX_LENGTH = 40;

/** Reads a `User-Agent` header, which says whatever its sender likes: it is for people, and decides nothing. */
export function browserName(userAgent: string): BrowserName {
  if (userAgent.trim() === '') return { browser: '', system: '' };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: plain(browser.name), system: plain(os.name) };
}

function plain(name: string | undefined): string {
  return (name ?? '').replace(/[^\p{L}\p{N} ._+-]/gu, '').slice(0, MAX_LENGTH);
}
