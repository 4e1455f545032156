import type { BrowserContext } from 'playwright-core';

/**
 * Notes every violation of a page's policy, in all pages that a browser opens from now on: what the event
 * `securitypolicyviolation` tells, and what a ReportingObserver would report.
 *
 * @returns what has been noted so far: the directive, what was blocked, and where
 */
export async function watchViolations(browser: BrowserContext): Promise<readonly string[]> {
  const noted: string[] = [];
  await browser.exposeBinding('noteViolation', (_source, violation: string) => void noted.push(violation));
  await browser.addInitScript(() => {
    const { noteViolation } = globalThis as unknown as { noteViolation: (violation: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, columnNumber, sample } = event;
      const place = `${sourceFile}:${lineNumber}:${columnNumber}`;
      noteViolation(`${effectiveDirective} ${blockedURI} at ${place} ${sample} in ${location.pathname}`);
    });
    new ReportingObserver(
      (reports) => reports.forEach(({ body }) => noteViolation(`reported: ${JSON.stringify(body)}`)),
      { types: ['csp-violation'], buffered: true },
    ).observe();
  });
  return noted;
}
