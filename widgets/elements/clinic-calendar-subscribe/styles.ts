import { inside } from '../../ui/styles.ts';

/** The look of the appointments and of the menu to subscribe, beyond that of its pieces. */
export const calendarStyles = inside(/* css */ `
  .ca-day + .ca-day {
    margin-top: var(--ca-space);
  }
  .ca-date {
    margin: 0;
    padding-bottom: 0.3em;
    border-bottom: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    font-size: 1em;
  }
  .ca-date::first-letter {
    text-transform: uppercase;
  }
  .ca-soon {
    display: inline-block;
    margin-inline-end: 0.3em;
    padding: 0.05em 0.6em;
    border-radius: 1em;
    background: var(--ca-tint);
    font-size: 0.875em;
  }
  .ca-visits,
  .ca-subscribe-ways {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ca-visit {
    padding-block: 0.6em;
  }
  .ca-when {
    font-variant-numeric: tabular-nums;
  }
  .ca-join {
    display: inline-block;
    padding-block: 0.4em;
    font-weight: 600;
  }
  .ca-subscribe {
    margin-top: calc(var(--ca-space) * 1.5);
  }
  .ca-menu {
    margin-top: var(--ca-space);
  }
  .ca-subscribe-ways {
    margin-bottom: calc(var(--ca-space) * 1.5);
    li + li {
      margin-top: var(--ca-space);
    }
    .ca-button {
      text-align: center;
    }
    .ca-hint {
      margin: 0.3em 0 0;
    }
  }
  .ca-feed-link {
    display: block;
    padding: 0.5em 0.8em;
    border-radius: var(--ca-radius);
    background: var(--ca-tint);
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    word-break: break-all;
    user-select: all;
  }
  .ca-link-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-top: 0.6em;
    .ca-button {
      flex: 1 1 auto;
    }
  }
  .ca-fetched {
    margin-top: 0.6em;
  }
  .ca-reset {
    display: grid;
    margin-top: var(--ca-space);
  }
  .ca-question {
    margin-top: var(--ca-space);
    padding: 0.7em 0.9em;
    border-inline-start: 4px solid var(--ca-warning);
    border-radius: var(--ca-radius);
    background: color-mix(in srgb, var(--ca-warning) 8%, var(--ca-surface));
  }
  .ca-question-heading {
    margin: 0 0 0.3em;
    font-size: 1em;
    &:focus {
      outline: 0;
    }
  }
  .ca-subscribe .ca-problem {
    margin: var(--ca-space) 0 0;
  }
`);
