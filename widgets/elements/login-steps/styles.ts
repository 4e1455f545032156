import { inside } from '../../ui/styles.ts';

/** The look of the login's steps after the password. */
export const loginStepsStyles = inside(/* css */ `
  .ca-stack {
    flex-direction: column;
    align-items: stretch;
  }
  .ca-method {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.7em 0.9em;
    border: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    border-radius: var(--ca-radius);
    > div {
      flex: 1 1 12em;
    }
    .ca-hint {
      margin: 0;
    }
  }
`);
