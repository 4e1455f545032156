import { inside } from '../../ui/styles.ts';

/** The look of the profiles: the search, what it finds, and a profile's card. */
export const profilesStyles =
  /* css */ `
  :where(clinic-profiles:not(:has(> .ca-root > clinic-login))) {
    max-width: max(60rem, 960px);
  }` +
  inside(/* css */ `
  .ca-profiles {
    --ca-known: var(--clinic-known, var(--ca-safe));
    --ca-line: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    container-type: inline-size;
  }
  .ca-top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 1em;
    margin-bottom: var(--ca-space);
    .ca-heading {
      margin: 0;
    }
  }
  .ca-back {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-width: 0;
    margin: -0.4em 0 0.4em -0.8em;
  }
  .ca-narrow {
    max-width: 34em;
  }
  .ca-who {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    min-width: 0;
    margin: 0 0 var(--ca-space);
    padding: 0;
    border: 0;
    .ca-label {
      padding: 0;
    }
  }
  .ca-who-choice {
    position: relative;
    display: grid;
    flex: 1 1 auto;
    input {
      appearance: none;
      position: absolute;
      inset: 0;
      margin: 0;
      border-radius: var(--ca-radius);
      cursor: pointer;
    }
    label {
      padding: 0.7em 0.6em;
      border: 1px solid var(--ca-border);
      border-radius: var(--ca-radius);
      font-weight: 600;
      text-align: center;
    }
    input:checked + label {
      background: var(--ca-text);
      color: var(--ca-surface);
    }
    @media (forced-colors: active) {
      input:checked + label {
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
    }
  }
  .ca-count {
    min-height: 1.5em;
    margin: 0 0 0.4em;
    color: var(--ca-muted);
    font-size: 0.9375em;
  }
  .ca-results[aria-busy] .ca-list {
    opacity: 0.6;
  }
  .ca-found {
    position: relative;
    display: grid;
    gap: 0.2em 1.5em;
    padding: 0.8em;
    margin-inline: -0.8em;
    border-top: var(--ca-line);
    border-radius: 1px;
    &:hover {
      background: var(--ca-tint);
    }
  }
  .ca-found-name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.5em;
  }
  .ca-open {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
    &::after {
      content: '';
      position: absolute;
      inset: 0;
    }
  }
  .ca-identity,
  .ca-found-login {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    font-size: 0.9375em;
  }
  .ca-username {
    color: var(--ca-known);
    font-weight: 700;
  }
  .ca-two-step {
    font-weight: 600;
    &::before {
      content: '';
      display: inline-block;
      width: 0.6em;
      height: 0.6em;
      margin-inline-end: 0.4em;
      border: 2px solid currentColor;
      border-radius: 50%;
    }
    &[data-state='on'] {
      color: var(--ca-known);
      &::before {
        background: currentColor;
      }
    }
    &[data-state='paused'] {
      color: var(--ca-warning);
      &::before {
        border-radius: 0;
        border-block: 0;
      }
    }
    &[data-state='off'] {
      color: var(--ca-muted);
    }
  }
  .ca-nobody .ca-button,
  .ca-show-more {
    margin-top: var(--ca-space);
  }
  .ca-card {
    display: grid;
    gap: calc(var(--ca-space) * 1.5);
  }
  .ca-facts {
    margin: 0;
  }
  .ca-fact {
    padding-block: 0.6em;
    border-top: var(--ca-line);
    dt {
      color: var(--ca-muted);
      font-size: 0.9375em;
    }
    dd {
      margin: 0;
    }
  }
  .ca-locked {
    color: var(--ca-danger);
    font-weight: 600;
  }
  .ca-deeds {
    display: grid;
    gap: calc(var(--ca-space) * 1.25);
    align-content: start;
  }
  .ca-deed-group {
    display: grid;
    gap: 0.5em;
    .ca-subheading {
      margin: 0;
      font-size: 1em;
    }
  }
  .ca-compose {
    display: grid;
    gap: calc(var(--ca-space) * 1.5);
  }
  .ca-text-area {
    resize: vertical;
  }
  .ca-preview {
    min-width: 0;
    padding: var(--ca-space);
    border: var(--ca-line);
    border-radius: var(--ca-radius);
    background: var(--ca-tint);
    &[aria-busy] .ca-letter {
      opacity: 0.6;
    }
  }
  .ca-envelope {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.2em 0.8em;
    margin: 0 0 0.8em;
    padding-bottom: 0.8em;
    border-bottom: var(--ca-line);
    dt {
      color: var(--ca-muted);
    }
    dd {
      margin: 0;
      font-weight: 600;
    }
  }
  .ca-letter {
    margin: 0;
    font-size: 0.9375em;
    white-space: pre-wrap;
  }
  .ca-event {
    padding-block: 0.6em;
    border-top: var(--ca-line);
    .ca-muted {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1em;
      font-size: 0.9375em;
    }
  }
  @container (min-width: 40em) {
    .ca-top .ca-button {
      margin-inline-start: auto;
    }
    .ca-search {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 1.5em;
      align-items: end;
    }
    .ca-found {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) minmax(0, 0.9fr);
      align-items: center;
    }
    .ca-found .ca-identity,
    .ca-found-login {
      display: grid;
    }
    .ca-fact {
      display: grid;
      grid-template-columns: 12em 1fr;
      gap: 1em;
    }
    .ca-compose {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
    }
  }
  @container (min-width: 48em) {
    .ca-card:has(.ca-deeds) {
      grid-template-columns: minmax(0, 1fr) 17em;
      gap: 2.5em;
    }
  }
`);
