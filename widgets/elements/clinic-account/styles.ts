import { inside } from '../../ui/styles.ts';

/** The look of `<clinic-account>`: one card, whatever stands in it, and room for its tabs in one row. */
export const accountStyles =
  /* css */ `
  :where(clinic-account:has(> .ca-root > .ca-tabs)) {
    max-width: max(54rem, 864px);
  }` +
  inside(/* css */ `
  &:is(clinic-account) .ca-root {
    .ca-tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.4em;
      margin-bottom: calc(var(--ca-space) * 1.25);
      border-bottom: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    }
    .ca-tab {
      min-height: 2.75em;
      padding: 0.5em 0.6em;
      border: 0;
      border-bottom: 3px solid transparent;
      border-radius: var(--ca-radius) var(--ca-radius) 0 0;
      background: none;
      color: var(--ca-muted);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
      &:hover {
        background: var(--ca-tint);
      }
      &[aria-selected='true'] {
        border-color: var(--ca-accent);
        color: inherit;
      }
    }
    @media (forced-colors: active) {
      .ca-tab {
        border-color: Canvas;
      }
      .ca-tab[aria-selected='true'] {
        border-color: Highlight;
      }
    }
    [hidden] {
      display: none;
    }
    [role='tabpanel'] form {
      max-width: 30em;
    }
    [role='tabpanel'] .ca-heading {
      font-size: 1.1em;
    }
    [role='tabpanel'] clinic-login .ca-heading {
      margin-bottom: 0.25em;
    }
    .ca-since {
      margin: var(--ca-space) 0 0;
    }
  }
`);
