import type { DoctorMessages } from '../../messages/doctor.ts';
import type { ToldFinding } from './finding.ts';

/**
 * The findings as plain text, for an email to support. Of the page's address it has what stands before `?` and `#`: the
 * rest may be a secret, or about a person.
 */
export function reportText(findings: readonly ToldFinding[], messages: DoctorMessages, now: Date): string {
  const { page, time, browser } = messages.reportLines;
  return [
    messages.heading,
    page(location.origin + location.pathname),
    time(now.toISOString()),
    browser(navigator.userAgent),
    ...findings.map(({ name, health, says, mend, paste }) =>
      [`[${health}] ${name}`, says, mend, paste].filter(Boolean).join('\n  '),
    ),
  ].join('\n\n');
}
