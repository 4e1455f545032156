import { inside } from '../../ui/styles.ts';

/** The look of the session manager, beyond that of the account's forms. */
export const sessionsStyles = inside(/* css */ `
  .ca-sessions {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ca-session {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 1em;
    padding-block: 0.8em;
    border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    .ca-name {
      flex: 1 0 100%;
      margin: 0;
      font-size: 1em;
    }
    .ca-text {
      flex: 1 1 16em;
      font-size: 0.9375em;
    }
    .ca-address {
      flex-basis: 100%;
    }
    .ca-button {
      min-height: 2.75em;
      margin-block: 0.3em;
      padding-block: 0.3em;
    }
  }
  .ca-badge {
    display: inline-block;
    padding: 0.05em 0.6em;
    border: 1px solid var(--ca-border);
    border-radius: 1em;
    font-size: 0.8125em;
    font-weight: 600;
  }
  .ca-no-others {
    padding-top: 0.8em;
    border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
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
`);
