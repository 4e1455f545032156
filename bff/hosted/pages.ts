import { html, raw } from 'hono/html';
import type { Locale } from '../delivery/locale.ts';
import type { Clinic } from '../storage/clinics.ts';
import { hostedMessages } from './messages.ts';

/** The pages that the BFF serves for clinics that configure none. */
export const hostedPages = [
  'login',
  'forgot-password',
  'reset-password',
  'set-up-account',
  'account',
] as const;

export type HostedPage = (typeof hostedPages)[number];

/** The tag that each page is made of. */
const tags: Readonly<Record<HostedPage, string>> = {
  login: 'clinic-login',
  'forgot-password': 'clinic-forgot-password',
  'reset-password': 'clinic-reset-password',
  'set-up-account': 'clinic-set-up-account',
  account: 'clinic-account',
};

/**
 * A hosted page: a quiet frame around one of the clinic's tags, with nothing inline, so that its policy can
 * forbid that.
 *
 * @param publicUrl where browsers reach the BFF.
 */
export function renderHostedPage(
  page: HostedPage,
  { clinic, locale, publicUrl }: { clinic: Clinic; locale: Locale; publicUrl: string },
) {
  const t = hostedMessages[locale];
  const base = `${publicUrl}/c/${clinic.slug}`;
  const tag = tags[page];
  const attributes = html`clinic="${clinic.slug}" bff="${publicUrl}" account-url="${base}/account"`;
  const { supportPhone: phone, supportEmail: email } = clinic;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${t.titles[page]} – ${clinic.name}</title>
        <link rel="stylesheet" href="${base}/page.css" />
        <script type="module" src="${publicUrl}/widgets/clinic-auth.js"></script>
      </head>
      <body>
        <header>
          ${
            clinic.logoUrl === null
              ? html`<p class="name">${clinic.name}</p>`
              : html`<img class="logo" src="${clinic.logoUrl}" alt="${clinic.name}" />`
          }
        </header>
        <main>
          ${raw(`<${tag} `)}${attributes}>
          <noscript><p>${t.needsScript}</p></noscript>
          ${raw(`</${tag}>`)}
        </main>
        <footer>
          ${
            phone === null && email === null
              ? ''
              : html`<p>
                  ${t.help}
                  ${phone === null ? '' : html`<a href="tel:${phone.replace(/[^+0-9]/g, '')}">${phone}</a>`}
                  ${email === null ? '' : html`<a href="mailto:${email}">${email}</a>`}
                </p>`
          }
        </footer>
      </body>
    </html>`;
}
