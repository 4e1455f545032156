/**
 * Reads an address that the site builder wrote.
 *
 * @param address - absolute, or relative to the page; '' for none
 * @returns its absolute form; null for none, and for anything but http and https (ASVS 1.2.2)
 */
export function webAddress(address: string): string | null {
  if (!address) return null;
  try {
    const { href } = new URL(address, document.baseURI);
    return /^https?:/.test(href) ? href : null;
  } catch {
    return null;
  }
}
