import { tellGallery } from './preview-news.ts';

/** What the tags announce (product, "Fixed names"). */
const announcements = ['clinic-logged-in', 'clinic-logged-out', 'clinic-step', 'clinic-problem'] as const;

/**
 * Tells the gallery of every announcement, with what it carries, and keeps the preview where it is: it says where a
 * link or a login would lead, and stays.
 */
export function tellOfEvents(page: Document): void {
  for (const name of announcements) {
    page.addEventListener(name, (event) => {
      tellGallery({ kind: 'event', name, detail: detailOf(event) });
      if (name === 'clinic-logged-in') stay(event);
    });
  }
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '#';
    if (event.defaultPrevented || href.startsWith('#')) return;
    event.preventDefault();
    tellGallery({ kind: 'event', name: 'link', detail: `would go to ${href}` });
  });
}

function stay(event: Event): void {
  const next = event.target instanceof Element ? event.target.getAttribute('account-url') : null;
  if (next === null || !('fresh' in event) || event.fresh !== true || event.defaultPrevented) return;
  event.preventDefault();
  tellGallery({ kind: 'event', name: 'account-url', detail: `would go to ${next}` });
}

/** What the event's own class has added to it, as JSON. */
function detailOf(event: Event): string {
  const own = Object.entries(event).filter(([name]) => name !== 'isTrusted');
  return JSON.stringify(Object.fromEntries(own));
}
