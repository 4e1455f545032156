import { inside } from './styles.ts';

/** The look of what the account's forms have beyond the login form: hints, the strength of a
 * password, resending, choices, a way back. */
export const accountFormStyles = inside(/* css */ `
  .ca-root {
    --ca-warning: color-mix(in srgb, #b45309 76%, CanvasText);
    --ca-safe: color-mix(in srgb, #15803d 76%, CanvasText);
  }
  .ca-for-managers {
    display: none;
  }
  .ca-lead,
  .ca-hint {
    margin: 0 0 var(--ca-space);
  }
  .ca-hint {
    margin-bottom: 0.3em;
    color: var(--ca-muted);
    font-size: 0.9375em;
  }
  .ca-plain {
    min-height: 2.75em;
    padding-block: 0;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .ca-button[aria-disabled] {
    color: var(--ca-muted);
    border-style: dashed;
    cursor: not-allowed;
    &:hover {
      background: none;
    }
  }
  .ca-strength {
    --ca-level: var(--ca-danger);
    --ca-full: 1;
    min-height: 2.4em;
    margin: calc(var(--ca-space) * -0.5) 0 calc(var(--ca-space) * 0.5);
    font-size: 0.9375em;
    &[data-level='fair'] {
      --ca-level: var(--ca-warning);
      --ca-full: 2;
    }
    &[data-level='good'] {
      --ca-level: var(--ca-safe);
      --ca-full: 3;
    }
    &[data-level='strong'] {
      --ca-level: var(--ca-safe);
      --ca-full: 4;
    }
  }
  .ca-bars {
    --ca-empty: color-mix(in srgb, var(--ca-text) 18%, var(--ca-surface));
    height: 0.375em;
    margin-bottom: 0.4em;
    border-radius: 1em;
    background:
      repeating-linear-gradient(90deg, transparent 0 24%, var(--ca-surface) 24% 25.3%),
      linear-gradient(90deg, var(--ca-level) calc(25% * var(--ca-full)), var(--ca-empty) 0);
  }
  .ca-strength:not([data-level]) .ca-bars {
    visibility: hidden;
  }
  .ca-strength-text {
    margin: 0;
  }
  .ca-done {
    margin: var(--ca-space) 0 0;
    padding: 0.7em 0.9em;
    border-inline-start: 4px solid var(--ca-safe);
    border-radius: var(--ca-radius);
    background: color-mix(in srgb, var(--ca-safe) 8%, var(--ca-surface));
  }
  .ca-resend {
    margin-bottom: var(--ca-space);
    padding-block: var(--ca-space);
    border-bottom: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    .ca-button {
      width: 100%;
      margin-bottom: 0.5em;
    }
  }
  .ca-choices {
    display: grid;
    gap: 0.7em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ca-choice {
    width: 100%;
    padding-block: 0.7em;
    place-items: start;
    text-align: start;
    .ca-muted {
      font-weight: 400;
    }
  }
`);
