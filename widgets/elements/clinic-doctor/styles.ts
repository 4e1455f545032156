import { inside } from '../../ui/styles.ts';

/** The look of the doctor: a card, or, where only the page's address asks for it, a panel over the page. */
export const doctorStyles =
  /* css */ `
  :where(clinic-doctor) {
    max-width: max(46rem, 736px);
  }` +
  inside(/* css */ `
  &[popover] {
    position: fixed;
    inset: auto 0 0 auto;
    width: min(46rem, 100%);
    max-height: 90vh;
    margin: 0;
    padding: 0.5rem;
    border: 0;
    background: none;
    overflow: auto;
  }
  .ca-summary {
    margin-block: var(--ca-space);
    font-weight: 600;
  }
  .ca-findings {
    margin: var(--ca-space) 0;
    padding: 0;
    list-style: none;
  }
  .ca-finding {
    display: flex;
    gap: 0.7em;
    padding-block: 0.7em;
    border-top: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    & > div {
      flex: 1;
      min-width: 0;
    }
    --ca-health: var(--ca-danger);
    &[data-health='warning'] {
      --ca-health: color-mix(in srgb, #b45f00 78%, CanvasText);
    }
    &[data-health='good'] {
      --ca-health: color-mix(in srgb, #12772f 80%, CanvasText);
    }
  }
  .ca-health-icon {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    fill: none;
    stroke: var(--ca-health);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ca-health {
    margin-inline-end: 0.3em;
    color: var(--ca-health);
  }
  .ca-mend {
    margin-top: 0.3em;
    color: var(--ca-muted);
  }
  .ca-paste {
    margin: 0.4em 0 0;
    padding: 0.6em 0.8em;
    border-radius: var(--ca-radius);
    background: var(--ca-tint);
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    code {
      font: inherit;
    }
  }
  .ca-report {
    margin-top: var(--ca-space);
    summary {
      min-height: 1.5em;
      cursor: pointer;
    }
  }
`);
