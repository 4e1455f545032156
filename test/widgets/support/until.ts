/** How long a test waits for what should come at once, in milliseconds. */
const patienceMilliseconds = 2_000;

/**
 * Waits frame by frame until something is so, by the browser's own clock, which no test fakes.
 *
 * @param what - what is waited for, for the message when it does not come
 * @param isSo - whether it is so; a value that counts as true is handed back
 */
export async function until<T>(what: string, isSo: () => T): Promise<NonNullable<T>> {
  const start = performance.now();
  for (;;) {
    const value = isSo();
    if (value) return value;
    if (performance.now() - start > patienceMilliseconds) throw new Error(`Waited in vain for ${what}`);
    await new Promise(requestAnimationFrame);
  }
}
