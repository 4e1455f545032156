import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A line of the log. */
export interface LoggedEvent {
  readonly at: Date;
  readonly name: string;
  readonly detail: string;
}

/** How many lines are kept; the newest stands on top. */
export const logLength = 50;

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/**
 * What the previewed tag has announced.
 *
 * @param events - newest first
 * @param clear - empties the log
 */
export function eventLog(events: readonly LoggedEvent[], clear: () => void): TemplateResult {
  return html`<section class="panel" aria-labelledby="events">
    <div class="panel-head">
      <h2 id="events">Events</h2>
      <button type="button" class="small" @click=${clear}>Clear</button>
    </div>
    <div class="log" role="log" aria-labelledby="events" tabindex="0">
      ${events.length === 0 ? html`<p class="hint">None yet. They bubble: listen on the tag or further up.</p>` : ''}
      <ol>
        ${events.map(
          ({ at, name, detail }) =>
            html`<li><time>${time.format(at)}</time> <strong>${name}</strong> <code>${detail}</code></li>`,
        )}
      </ol>
    </div>
  </section>`;
}
