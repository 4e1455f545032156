import { widgetSelector } from '../../ui/styles.ts';

/** The look of the settings of 2-Step Verification, beyond that of its pieces. */
export const settingsStyles = /* css */ `
  ${widgetSelector} {
    .ca-for-managers {
      display: none;
    }
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
    .ca-item {
      padding-block: 0.8em;
      border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
      &:last-child {
        padding-bottom: 0;
      }
      .ca-item {
        margin-inline-start: 1em;
      }
      .ca-list {
        margin-top: 0.4em;
      }
    }
    .ca-name {
      margin: 0;
      font-size: 1em;
      font-weight: 600;
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
    .ca-for-all {
      margin-top: var(--ca-space);
      padding-top: var(--ca-space);
      border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    }
    .ca-list + .ca-row-actions {
      margin-top: var(--ca-space);
    }
    .ca-obstacle {
      margin-top: 0.4em;
    }
    .ca-list + .ca-obstacle {
      margin-top: var(--ca-space);
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
    .ca-method-choice label {
      font-weight: 600;
    }
    .ca-done.ca-first {
      margin: 0 0 var(--ca-space);
    }
  }
`;
