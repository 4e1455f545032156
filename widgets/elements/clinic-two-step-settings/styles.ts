import { sectionStyles } from '../../ui/section-styles.ts';
import { inside } from '../../ui/styles.ts';

/** The look of the settings of 2-Step Verification, beyond that of its pieces. */
export const settingsStyles =
  sectionStyles +
  inside(/* css */ `
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
  .ca-method-choice label {
    font-weight: 600;
  }
`);
