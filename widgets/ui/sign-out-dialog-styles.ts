import type { AuthClient } from '../client/auth-client.ts';
import { localeFor } from '../messages/locale.ts';
import type { Locale } from '../messages/locale.ts';
import { clinicTags } from '../tags.ts';
import { inside } from './styles.ts';

/** The look of the warning before Automatic Sign Out, beyond that of all widgets. */
export const signOutDialogStyles = inside(/* css */ `
  &:is(#clinic-auth) {
    all: unset;
    display: contents;
  }
  &:is(#clinic-auth)::before,
  &:is(#clinic-auth)::after,
  > dialog::before,
  > dialog::after {
    all: revert;
  }
  > dialog {
    all: revert;
    box-sizing: border-box;
    width: min(max(26rem, 416px), 100% - min(2em, 10vw));
    max-width: none;
    max-height: calc(100% - min(2em, 10vh));
    scroll-padding: 0.5em;
    padding: 0;
    border: 0;
    background: none;
    &::backdrop {
      all: revert;
      background: #0008;
    }
    .ca-root {
      background: var(--ca-surface);
    }
    .ca-button:focus {
      outline: 3px solid var(--clinic-focus, var(--ca-text));
      outline-offset: 2px;
    }
    .ca-left {
      margin-top: 0.7em;
      font-weight: 600;
    }
    .ca-problem {
      margin: var(--ca-space) 0 0;
    }
  }
`);

/** What a site builder may have set on a widget alone, and the dialog would not inherit. */
const customProperties = [
  'accent',
  'on-accent',
  'surface',
  'text',
  'muted',
  'border',
  'danger',
  'focus',
  'radius',
  'space',
  'font',
].map((name) => `--clinic-${name}`);

/** How the dialog is to speak and look. */
export interface DialogLook {
  readonly locale: Locale;
  /** Gives an element the colours and sizes. */
  dress(element: HTMLElement): void;
}

/** A widget: what the page's tags are once they have upgraded. */
type Widget = HTMLElement & { readonly client: AuthClient; readonly language: Locale };

/** The dialog speaks and looks like the first widget of its client in the page; without one, like the page. */
export function dialogLook(client: AuthClient): DialogLook {
  const widgets = [...document.querySelectorAll<Widget>(clinicTags.join())];
  const widget = widgets.find((each) => each.client === client);
  const locale = widget?.language ?? localeFor(document.documentElement.lang || navigator.language);
  return {
    locale,
    dress(element) {
      if (!widget) return;
      const style = getComputedStyle(widget);
      element.setAttribute('theme', widget.getAttribute('theme') ?? '');
      element.style.setProperty('color-scheme', style.colorScheme, 'important');
      for (const name of customProperties) {
        element.style.setProperty(name, style.getPropertyValue(name) || null);
      }
    },
  };
}
