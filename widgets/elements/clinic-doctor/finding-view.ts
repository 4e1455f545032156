import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DoctorMessages } from '../../messages/doctor.ts';
import type { Health, ToldFinding } from './finding.ts';

/** A shape of its own for each, so that nobody has to tell colours apart (WCAG 2.2 1.4.1). */
const shapes: Readonly<Record<Health, string>> = {
  bad: 'M8 2h8l6 6v8l-6 6H8l-6-6V8Z M9 9l6 6 M15 9l-6 6',
  warning: 'M12 3 22 21H2Z M12 10v5 M12 17.5v.5',
  good: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z M7.5 12.5l3 3 6-6.5',
};

/** A finding: how it is, what it is, how it is mended, and what to paste for it. */
export function findingView(found: ToldFinding, messages: DoctorMessages): TemplateResult {
  const { name, health, says, mend, paste } = found;
  return html`<li class="ca-finding" data-health=${health} data-finding=${name}>
    <svg class="ca-health-icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${shapes[health]} /></svg>
    <div>
      <p class="ca-text"><strong class="ca-health">${messages.health[health]}</strong> ${says}</p>
      ${mend ? html`<p class="ca-text ca-mend">${mend}</p>` : nothing}
      ${paste ? html`<pre class="ca-paste"><code>${paste}</code></pre>` : nothing}
    </div>
  </li>`;
}
