import { inside } from './styles.ts';

/** The look of widgets with several sections: their headings, lists, badges, small buttons, and what is to be noted. */
export const sectionStyles = inside(/* css */ `
  .ca-section {
    margin-top: calc(var(--ca-space) * 1.75);
  }
  .ca-subheading {
    margin: 0 0 0.4em;
    font-size: 1.1em;
    &:focus {
      outline: 0;
    }
  }
  .ca-list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ca-badge {
    display: inline-block;
    padding: 0.05em 0.6em;
    border: 1px solid var(--ca-border);
    border-radius: 1em;
    font-size: 0.8125em;
    font-weight: 600;
  }
  .ca-row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-top: 0.6em;
    &:not(:has(button)) {
      display: none;
    }
    .ca-button {
      min-height: 2.75em;
      padding-block: 0.3em;
    }
  }
  .ca-note {
    margin: 0 0 var(--ca-space);
    padding: 0.7em 0.9em;
    border-inline-start: 4px solid var(--ca-warning);
    border-radius: var(--ca-radius);
    background: color-mix(in srgb, var(--ca-warning) 8%, var(--ca-surface));
    .ca-text + .ca-text {
      margin-top: 0.5em;
    }
  }
  .ca-methods {
    min-width: 0;
    margin: 0 0 var(--ca-space);
    padding: 0;
    border: 0;
    .ca-label {
      margin-bottom: 0.6em;
      padding: 0;
    }
  }
  .ca-done.ca-first {
    margin: 0 0 var(--ca-space);
  }
`);
