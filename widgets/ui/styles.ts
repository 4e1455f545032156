import { clinicTags } from '../tags.ts';

/**
 * Rules for what is inside a widget, out of the page's reach (product rule 40).
 *
 * All stand under the tags' names, or the id of the one thing that stands outside of a tag: the dialog of Automatic
 * Sign Out. So they change nothing else. Each declaration is `!important` in a cascade layer: that outweighs
 * whatever a page says outside of layers, `!important` too, however its selectors weigh (CSS Cascading and
 * Inheritance 5, 6.1 and 6.4.4). A page's `!important` inside a layer of its own outweighs it in turn.
 *
 * @param rules - CSS, as it would be nested in a rule for the tag; each declaration with its semicolon, the last one of a
 *   block too, and none elsewhere: a search for them is quick, reading CSS is not
 */
export const inside = (rules: string): string =>
  `@layer clinic-auth{:is(${clinicTags.join()},#clinic-auth){${rules.replaceAll(';', '!important;')}}}`;

/**
 * The look of all widgets.
 *
 * `all: revert` takes the page's own styles off everything inside, and the rules after it build anew from what the
 * browser gives. Pictures keep what their attributes say, which `revert` would take off too; `revert-layer` does
 * not, and passes over all rules outside of layers. What somebody else puts in with a `style` of its own, as
 * password managers do, looks as they want it.
 *
 * The tag itself is the page's: it may be hidden, placed and made wider by the page's rules.
 *
 * Sizes are in `em`, starting from the page's own text size but never below 16 px, at which iOS would zoom into
 * a field; so are those in `rem`, since older frameworks make the root's text smaller. Colours follow the page's
 * `color-scheme`: Canvas and CanvasText are the ones in use right here, and what is not one of them is mixed from
 * them.
 */
export const sharedStyles =
  /* css */ `
  :where(${clinicTags.join()}) {
    display: block;
    width: 100%;
    max-width: max(26rem, 416px);
  }` +
  inside(/* css */ `
  &[theme='light'] {
    color-scheme: light;
  }
  &[theme='dark'] {
    color-scheme: dark;
  }
  .ca-root :where(:not(svg *, [style]:not(input))),
  :is(.ca-root, .ca-root *)::before,
  :is(.ca-root, .ca-root *)::after,
  :is(.ca-root, .ca-root *)::first-letter,
  :is(.ca-root, .ca-root *)::first-line,
  :is(.ca-root, .ca-root *)::marker,
  :is(.ca-root, .ca-root *)::placeholder {
    all: revert;
    box-sizing: border-box;
    direction: ltr;
  }
  .ca-root svg * {
    all: revert-layer;
  }
  .ca-root :where(${clinicTags.join()}) {
    display: block;
  }
  .ca-root {
    all: initial;
    --ca-accent: var(--clinic-accent, var(--ca-light-accent, #0b5d73));
    --ca-on-accent: var(--clinic-on-accent, var(--ca-light-on-accent, #fff));
    --ca-surface: var(--clinic-surface, Canvas);
    --ca-text: var(--clinic-text, color-mix(in srgb, CanvasText 85%, #4a7080));
    --ca-muted: var(--clinic-muted, color-mix(in srgb, var(--ca-text) 72%, var(--ca-surface)));
    --ca-border: var(--clinic-border, color-mix(in srgb, var(--ca-text) 52%, var(--ca-surface)));
    --ca-danger: var(--clinic-danger, color-mix(in srgb, #d2231b 76%, CanvasText));
    --ca-radius: var(--clinic-radius, max(0.6rem, 9.6px));
    --ca-space: var(--clinic-space, max(1rem, 16px));
    --ca-tint: color-mix(in srgb, var(--ca-text) 7%, var(--ca-surface));
    display: flow-root;
    padding: min(var(--ca-space) * 1.75, 7%);
    border: 1px solid color-mix(in srgb, var(--ca-text) 15%, var(--ca-surface));
    border-radius: calc(var(--ca-radius) * 1.5);
    background: var(--ca-surface);
    box-shadow: 0 0.5em 1.5em -0.5em #0002;
    color: var(--ca-text);
    color-scheme: inherit;
    font-family: var(--clinic-font, inherit);
    font-size: max(1em, 16px);
    line-height: 1.5;
    overflow-wrap: anywhere;
    visibility: inherit;
  }
  @supports (color: light-dark(red, red)) {
    .ca-root {
      --ca-accent: var(
        --clinic-accent,
        light-dark(var(--ca-light-accent, #0b5d73), var(--ca-dark-accent, #6cc5dc))
      );
      --ca-on-accent: var(
        --clinic-on-accent,
        light-dark(var(--ca-light-on-accent, #fff), var(--ca-dark-on-accent, #08222a))
      );
    }
  }
  .ca-root .ca-root {
    padding: 0;
    border: 0;
    box-shadow: none;
  }
  .ca-heading {
    margin: 0 0 var(--ca-space);
    font-size: 1.5em;
    line-height: 1.25;
  }
  .ca-text {
    margin: 0;
  }
  .ca-muted,
  .ca-status {
    color: var(--ca-muted);
  }
  .ca-field {
    margin-bottom: var(--ca-space);
  }
  .ca-label {
    display: block;
    margin-bottom: 0.3em;
    font-weight: 600;
  }
  .ca-error {
    margin: 0 0 0.3em;
    color: var(--ca-danger);
    font-weight: 600;
  }
  .ca-control {
    display: grid;
  }
  .ca-input,
  .ca-button,
  .ca-reveal {
    min-width: 3em;
    min-height: 3em;
    padding: 0.5em 0.8em;
    border: 1px solid var(--ca-border);
    border-radius: var(--ca-radius);
    background: none;
    color: inherit;
    font: inherit;
  }
  .ca-input {
    appearance: none;
    grid-area: 1 / 1;
    margin: 0;
    &[aria-invalid] {
      border: 2px solid var(--ca-danger);
    }
    &:read-only {
      color: var(--ca-muted);
    }
    &:not(:last-child) {
      padding-inline-end: 3.2em;
    }
    &::-ms-reveal {
      display: none;
    }
  }
  .ca-button,
  .ca-reveal {
    display: grid;
    place-items: center;
    cursor: pointer;
    &:hover {
      background: var(--ca-tint);
    }
    &[aria-busy] {
      cursor: progress;
    }
  }
  .ca-reveal {
    grid-area: 1 / 1;
    justify-self: end;
    padding: 0;
    border: 0;
  }
  .ca-button {
    font-weight: 600;
    text-decoration: none;
  }
  .ca-primary {
    width: 100%;
    border-color: transparent;
    background: var(--ca-accent);
    color: var(--ca-on-accent);
    &:hover {
      background: color-mix(in srgb, var(--ca-accent) 88%, var(--ca-text));
    }
  }
  .ca-link {
    padding-block: 0.25em;
    color: inherit;
    text-underline-offset: 0.2em;
  }
  .ca-root :focus-visible {
    outline: 3px solid var(--clinic-focus, var(--ca-text));
    outline-offset: 2px;
  }
  .ca-heading:focus {
    outline: 0;
  }
  .ca-problem {
    margin-bottom: var(--ca-space);
    padding: 0.7em 0.9em;
    border-inline-start: 4px solid var(--ca-danger);
    border-radius: var(--ca-radius);
    background: color-mix(in srgb, var(--ca-danger) 8%, var(--ca-surface));
  }
  .ca-clock {
    font-variant-numeric: tabular-nums;
  }
  .ca-contact,
  .ca-more,
  .ca-status {
    margin: 0.7em 0 0;
  }
  .ca-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.7em;
    margin-top: var(--ca-space);
    .ca-button {
      flex: auto;
      width: auto;
    }
  }
  .ca-icon {
    width: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
  }
  .ca-unseen {
    position: absolute;
    clip-path: inset(50%);
  }
`);
