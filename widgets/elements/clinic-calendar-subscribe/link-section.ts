import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { calendarName } from './calendar-name.ts';
import type { MenuContext } from './calendar-context.ts';
import { subscribeWays } from './subscribe-ways.ts';

/** The link itself: to copy, to scan, who has fetched it last, and the end of it. */
export function linkSection(context: MenuContext): TemplateResult {
  const { idPrefix, messages, feed, copy, news } = context;
  const words = { copy: messages.copyLink, copied: messages.copied, notCopied: messages.notCopied };
  const id = `${idPrefix}-link`;
  return html`<p class="ca-label" id=${id}>${messages.link}</p>
    <code class="ca-feed-link" role="group" aria-labelledby=${id}>${feed.url}</code>
    <div class="ca-link-actions">${copy.button(words, feed.url)} ${qrButton(context)}</div>
    ${copy.news(words)} ${qrCode(context)}
    <p class="ca-text">${messages.secret}</p>
    <p class="ca-text ca-muted ca-fetched">${fetched(context)}</p>
    <div role="status">${news ? html`<p class="ca-done">${news}</p>` : nothing}</div>
    ${reset(context)}`;
}

function qrButton({ idPrefix, messages, showsQrCode, toggleQrCode }: MenuContext): TemplateResult {
  return html`<button
    class="ca-button ca-secondary"
    type="button"
    aria-expanded=${showsQrCode ? 'true' : 'false'}
    aria-controls="${idPrefix}-qr"
    @click=${toggleQrCode}
  >
    ${showsQrCode ? messages.hideQrCode : messages.showQrCode}
  </button>`;
}

function qrCode({ idPrefix, messages, feed, qr, showsQrCode }: MenuContext): TemplateResult {
  const words = { label: messages.qrCode, failed: messages.noQrCode };
  return html`<div id="${idPrefix}-qr">
    ${
      showsQrCode
        ? html`${qr.draw(subscribeWays(feed.url, '', false).qrCode, words)}
            <p class="ca-lead">${messages.qrHint}</p>`
        : nothing
    }
  </div>`;
}

function fetched({ messages, feed, inWords }: MenuContext): string {
  const { lastFetchedAt, lastFetchedBy } = feed;
  if (lastFetchedAt === null) return messages.notFetched;
  const calendar = calendarName(lastFetchedBy ?? '');
  const time = inWords(lastFetchedAt);
  return calendar ? messages.fetchedBy(time, calendar) : messages.fetched(time);
}

/** The button becomes the question: there is never a second one of the same name. */
function reset(context: MenuContext): TemplateResult {
  const { idPrefix, messages, asksToReset, pending, askToReset, keepLink, resetLink } = context;
  if (!asksToReset) {
    return html`<div class="ca-reset">${button('secondary', messages.reset, false, askToReset)}</div>`;
  }
  const id = `${idPrefix}-reset`;
  return html`<section class="ca-question" aria-labelledby=${id}>
    <h3 class="ca-question-heading" id=${id} tabindex="-1">${messages.resetHeading}</h3>
    <p class="ca-text">${messages.resetAbout}</p>
    <div class="ca-actions">
      ${button('primary', pending ? messages.resetting : messages.reset, pending, resetLink)}
      ${button('plain', messages.keep, false, keepLink)}
    </div>
  </section>`;
}
