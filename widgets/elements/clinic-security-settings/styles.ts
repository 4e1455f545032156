import { inside } from '../../ui/styles.ts';

/** The look of the clinic's security settings, beyond that of the settings of 2-Step Verification. */
export const securityStyles = inside(/* css */ `
  .ca-setting-about {
    margin-bottom: var(--ca-space);
  }
  .ca-staff,
  .ca-staff-names,
  .ca-setting-changes {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ca-staff {
    margin-bottom: var(--ca-space);
    > li {
      border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
      &:last-child {
        border-bottom: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
      }
    }
  }
  .ca-staff-count {
    padding-block: 0.6em;
  }
  summary.ca-staff-count {
    font-weight: 600;
    cursor: pointer;
    &:hover {
      background: var(--ca-tint);
    }
  }
  .ca-staff-names {
    columns: 12em;
    column-gap: 1.5em;
    padding: 0 0 0.7em 1.15em;
    li {
      padding-block: 0.15em;
      break-inside: avoid;
    }
  }
  p.ca-staff-count {
    padding-inline-start: 1.15em;
  }
  .ca-setting .ca-check {
    label {
      font-weight: 600;
    }
    &:last-of-type {
      margin-bottom: 0;
    }
  }
  .ca-setting-select {
    width: 100%;
    max-width: 16em;
    min-height: 3em;
    margin: 0 0 0.4em;
    padding: 0.5em 0.6em;
    border: 1px solid var(--ca-border);
    border-radius: var(--ca-radius);
    background: var(--ca-surface);
    color: inherit;
    font: inherit;
    color-scheme: inherit;
  }
  .ca-sample-title {
    display: block;
    padding: 0.5em 0.8em;
    border-inline-start: 4px solid var(--ca-accent);
    border-radius: calc(var(--ca-radius) * 0.5);
    background: var(--ca-tint);
    font-weight: 600;
  }
  .ca-setting .ca-note,
  .ca-setting-change {
    border-inline-start: 4px solid var(--ca-safe);
    border-radius: var(--ca-radius);
    background: color-mix(in srgb, var(--ca-safe) 8%, var(--ca-surface));
    &.ca-is-grave {
      border-color: var(--ca-warning);
      background: color-mix(in srgb, var(--ca-warning) 8%, var(--ca-surface));
    }
  }
  .ca-setting .ca-note {
    margin: var(--ca-space) 0 0;
  }
  .ca-setting-changes {
    display: grid;
    gap: 0.7em;
    margin-bottom: var(--ca-space);
  }
  .ca-setting-change {
    padding: 0.7em 0.9em;
  }
`);
