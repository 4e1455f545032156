import { widgetSelector } from '../../ui/styles.ts';

/** The look of the way back in. */
export const flowStyles = /* css */ `
  ${widgetSelector} {
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
  }
`;
