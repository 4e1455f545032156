import { inside } from './styles.ts';

/** The look of 2-Step Verification, beyond that of the account's forms. */
export const twoStepStyles = inside(/* css */ `
  .ca-code .ca-input {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.1em;
  }
  .ca-qr {
    display: block;
    width: 12em;
    max-width: 100%;
    aspect-ratio: 1;
    margin: 0 auto var(--ca-space);
    border-radius: var(--ca-radius);
  }
  .ca-secret {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin-bottom: 0.3em;
    .ca-button {
      flex: none;
    }
  }
  .ca-key {
    flex: 1 1 12em;
    padding: 0.5em 0.8em;
    border-radius: var(--ca-radius);
    background: var(--ca-tint);
    font-family: ui-monospace, monospace;
    font-size: 0.9375em;
    overflow-wrap: normal;
  }
  .ca-news {
    min-height: 1.5em;
    margin: 0.3em 0 var(--ca-space);
    color: var(--ca-muted);
    font-size: 0.9375em;
    &:empty {
      min-height: 0;
    }
  }
  .ca-recovery-code {
    position: relative;
    overflow: hidden;
    margin: 0;
    padding: 0.6em;
    border: 1px dashed var(--ca-border);
    border-radius: var(--ca-radius);
    background: var(--ca-tint);
    font-family: ui-monospace, monospace;
    font-size: 1.75em;
    font-weight: 600;
    letter-spacing: 0.12em;
    text-align: center;
    white-space: nowrap;
    user-select: all;
  }
  .ca-check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.7em;
    margin-bottom: var(--ca-space);
    input {
      appearance: auto;
      width: 1.5em;
      height: 1.5em;
      margin: 0;
      accent-color: var(--ca-accent);
      font: inherit;
    }
    .ca-hint {
      grid-column: 2;
      margin: 0;
    }
  }
  .ca-ways {
    margin: 0 0 var(--ca-space);
    padding-inline-start: 1.25em;
  }
`);
