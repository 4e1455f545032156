import { html, render } from 'lit';
import type { TemplateResult } from 'lit';
import { locales } from '../../widgets/messages/locale.ts';
import { listMessages } from './message-list.ts';
import type { ListedMessage } from './message-list.ts';

const root = document.querySelector<HTMLElement>('#gallery');
if (!root) throw new Error('the page has no place for the sentences');
root.replaceChildren();

const all = listMessages();
const sample = `<script type="application/json" data-clinic-auth-messages>
  { "en": { "login.heading": "Sign in to Maple Street" } }
</script>`;

draw(root, '');

function draw(place: HTMLElement, wanted: string): void {
  const found = all.filter((message) => isAbout(message, wanted.trim().toLowerCase()));
  const look = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) draw(place, currentTarget.value);
  };
  render(
    html`<header class="top">
        <img src=${new URL('logo.svg', import.meta.url).href} alt="" width="36" height="36" />
        <p class="name">clinic-auth <span>sentences</span></p>
        <p class="hint">
          Everything that the widgets say, by the keys under which a page can say it otherwise.
        </p>
        <a href="./">Tags</a>
        <a href="/">Demo clinic</a>
      </header>
      <main id="preview" class="messages" tabindex="-1">
        <h1>Sentences</h1>
        <p class="hint">
          Keys are public API: they are never renamed, only added. What stands in the places {1} and {2} is
          filled in. Where there are two lines for a language, the sentence counts: it takes plural forms,
          <code>{"one": "…", "other": "…"}</code>.
        </p>
        <pre tabindex="0" aria-label="How to override a sentence"><code>${sample}</code></pre>
        <p class="find">
          <label for="find">Find a key or words</label>
          <input id="find" type="search" autocomplete="off" @input=${look} />
        </p>
        <p class="hint" role="status">${found.length} of ${all.length}</p>
        <ul>
          ${found.map(messageItem)}
        </ul>
      </main>`,
    place,
  );
}

function isAbout({ key, texts }: ListedMessage, wanted: string): boolean {
  return [key, ...Object.values(texts).flat()].some((text) => text.toLowerCase().includes(wanted));
}

function messageItem({ key, texts }: ListedMessage): TemplateResult {
  return html`<li class="message">
    <code>${key}</code>
    ${locales.map((locale) => texts[locale].map((text) => html`<p lang=${locale}>${text}</p>`))}
  </li>`;
}
