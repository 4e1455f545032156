import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { emailChoices, formatEmailSelection } from './email-selection.ts';
import type { EmailChoice, EmailSelection } from './email-selection.ts';

/** An email with sample data, in one language. */
export interface EmailEntry {
  /** Such as `welcome-fr`; its document is `emails/welcome-fr.html`. */
  readonly id: string;
  /** What it is, in English. */
  readonly title: string;
  readonly locale: string;
  readonly subject: string;
  /** The plain text that goes with it. */
  readonly text: string;
}

const legends: Readonly<Record<EmailChoice, string>> = {
  language: 'Language',
  theme: 'Theme',
  width: 'Width in pixels',
  part: 'Read as',
};

const labels: Readonly<Partial<Record<string, string>>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  light: 'Light',
  dark: 'Dark',
  full: 'Full',
  html: 'HTML',
  text: 'Plain text',
};

/** The page of all emails: the list, the controls, and one of them as its reader gets it. */
export function emailPage(
  entries: readonly EmailEntry[],
  selection: EmailSelection,
  change: (wish: Partial<EmailSelection>) => void,
): TemplateResult {
  const entry = entries.find(({ id }) => id === `${selection.email}-${selection.language}`);
  return html`<header class="top">
      <img src=${new URL('logo.svg', import.meta.url).href} alt="" width="36" height="36" />
      <p class="name">clinic-auth <span>emails</span></p>
      <p class="hint">Every email with sample data, as its reader gets it.</p>
      <a href="./">Tags</a>
      <a href="/">Demo clinic</a>
    </header>
    <div class="columns">
      <nav class="list" aria-label="Emails">
        <ul>
          ${entries.filter(({ locale }) => locale === 'en').map((one) => link(one, selection))}
        </ul>
      </nav>
      <main id="preview" tabindex="-1">
        ${entry ? email(entry, selection, change) : html`<h1>There is no such email</h1>`}
      </main>
    </div>`;
}

function link({ id, title }: EmailEntry, selection: EmailSelection): TemplateResult {
  const name = id.replace(/-en$/, '');
  const href = `#${formatEmailSelection({ ...selection, email: name })}`;
  return html`<li>
    <a href=${href} aria-current=${name === selection.email ? 'page' : 'false'}>${title}</a>
  </li>`;
}

function email(
  entry: EmailEntry,
  selection: EmailSelection,
  change: (wish: Partial<EmailSelection>) => void,
): TemplateResult {
  const { id, title, subject, text } = entry;
  const { theme, width, part } = selection;
  return html`<h1>${title}</h1>
    <form class="controls" aria-label="How it is read">
      ${(Object.keys(emailChoices) as EmailChoice[]).map((choice) => choiceControl(choice, selection, change))}
    </form>
    <p class="subject"><span class="hint">Subject:</span> <strong>${subject}</strong></p>
    <div class="stage" tabindex="0" role="region" aria-label="Email">
      ${
        part === 'text'
          ? html`<pre class="plain">${text}</pre>`
          : html`<iframe
              data-width=${width}
              data-theme=${theme}
              sandbox="allow-same-origin"
              title=${subject}
              src="emails/${id}.html"
              @load=${fit}
            ></iframe>`
      }
    </div>
    <p class="stage-actions">
      <a href="emails/${id}.html" target="_blank" rel="noopener">Open on its own</a>
    </p>`;
}

function choiceControl(
  choice: EmailChoice,
  selection: EmailSelection,
  change: (wish: Partial<EmailSelection>) => void,
): TemplateResult {
  return html`<fieldset class="choice">
    <legend>${legends[choice]}</legend>
    ${emailChoices[choice].map(
      (value) =>
        html`<label
          ><input
            type="radio"
            name=${choice}
            value=${value}
            .checked=${selection[choice] === value}
            @change=${() => change({ [choice]: value })}
          /><span>${labels[value] ?? value}</span></label
        >`,
    )}
  </fieldset>`;
}

/** Makes the frame as high as the email in it, also when its width changes. */
function fit({ currentTarget: frame }: Event): void {
  if (!(frame instanceof HTMLIFrameElement)) return;
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  new ResizeObserver(() => {
    frame.style.height = `${page.offsetHeight}px`;
  }).observe(page);
}
