import { locales } from './locale.ts';
import { overrideMessages } from './override-messages.ts';

/** The data blocks in which a page has sentences of its own. They are data: no Content Security Policy stops them. */
const blocks = 'script[type="application/json"][data-clinic-auth-messages]';

/**
 * Takes what stands in the page's data blocks: `{ "en": { "login.heading": "…" }, "fr": { … } }`. What cannot be read
 * is told in the console, and leaves the rest as it is.
 */
export function takePageMessages(): void {
  for (const block of document.querySelectorAll(blocks)) {
    const messages = read(block.textContent);
    if (!messages) {
      console.warn('clinic-auth: the page’s own messages are not JSON of the form {"en": {"KEY": "TEXT"}}');
      continue;
    }
    for (const [language, own] of Object.entries(messages)) {
      const locale = locales.find((one) => one === language);
      if (!locale || !isRecord(own)) {
        console.warn(`clinic-auth: the page’s own messages: "${language}" is none of ${locales.join(', ')}`);
      } else overrideMessages(locale, own);
    }
  }
}

function read(text: string): Record<string, unknown> | null {
  try {
    const messages: unknown = JSON.parse(text);
    return isRecord(messages) ? messages : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
