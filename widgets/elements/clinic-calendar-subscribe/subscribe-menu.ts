import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { linkSection } from './link-section.ts';
import type { MenuContext } from './calendar-context.ts';
import { subscribeWays } from './subscribe-ways.ts';

/** A way to subscribe that another program or page takes over. */
interface Way {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly href: string;
  /** Whether it is a page, which this one makes room for in a new tab. */
  readonly isPage: boolean;
}

/** The ways to subscribe (product rule 30), and all that there is to know and do about the link. */
export function subscribeMenu(context: MenuContext): TemplateResult {
  return html`<ul class="ca-subscribe-ways">
      ${waysOf(context).map((way) => wayView(context, way))}
    </ul>
    ${linkSection(context)}`;
}

function waysOf({ messages, feed, calendarName, isAndroid }: MenuContext): readonly Way[] {
  const ways = subscribeWays(feed.url, calendarName, isAndroid);
  return [
    {
      name: 'device',
      label: messages.device,
      hint: isAndroid ? messages.deviceHintAndroid : messages.deviceHint,
      href: ways.device,
      isPage: false,
    },
    {
      name: 'google',
      label: messages.google,
      hint: messages.googleHint,
      href: ways.google,
      isPage: true,
    },
    { name: 'outlook', label: 'Outlook', hint: messages.outlookHint, href: ways.outlook, isPage: true },
    {
      name: 'outlook-work',
      label: messages.outlookWork,
      hint: messages.outlookWorkHint,
      href: ways.outlookWork,
      isPage: true,
    },
  ];
}

function wayView({ idPrefix }: MenuContext, { name, label, hint, href, isPage }: Way): TemplateResult {
  const id = `${idPrefix}-${name}-hint`;
  return html`<li>
    <a
      class="ca-button ca-secondary"
      href=${href}
      target=${isPage ? '_blank' : '_self'}
      rel="noopener noreferrer"
      aria-describedby=${id}
      >${label}</a
    >
    <p class="ca-hint" id=${id}>${hint}</p>
  </li>`;
}
