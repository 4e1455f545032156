/** The look of `<clinic-account>`: one card, whatever stands in it. */
export const accountStyles = /* css */ `
  :is(clinic-account, #clinic-auth) .ca-root {
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
    [hidden] {
      display: none;
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
`;
