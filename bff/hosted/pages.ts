import { html, raw } from 'hono/html';
import type { Role } from '../contract/index.ts';
import type { Locale } from '../delivery/locale.ts';
import { may } from '../domain/permissions.ts';
import type { Clinic } from '../storage/clinics.ts';
import { hostedMessages } from './messages.ts';

/** The pages that the BFF serves for clinics that configure none. */
export const hostedPages = [
  'login',
  'forgot-password',
  'reset-password',
  'set-up-account',
  'account',
  'profiles',
  'security-settings',
] as const;

export type HostedPage = (typeof hostedPages)[number];

/** The tag that each page is made of. */
const tags: Readonly<Record<HostedPage, string>> = {
  login: 'clinic-login',
  'forgot-password': 'clinic-forgot-password',
  'reset-password': 'clinic-reset-password',
  'set-up-account': 'clinic-set-up-account',
  account: 'clinic-account',
  profiles: 'clinic-profiles',
  'security-settings': 'clinic-security-settings',
};

/** The pages that somebody who is logged in goes to and fro between, by what they may do; patients have one alone. */
function pagesOf(role: Role): readonly HostedPage[] {
  return [
    'account',
    ...(may(role, 'see-profiles') ? (['profiles'] as const) : []),
    ...(may(role, 'change-security-settings') ? (['security-settings'] as const) : []),
  ];
}

/**
 * A hosted page: a quiet frame around one of the clinic's tags, with nothing inline, so that its policy can
 * forbid that.
 *
 * @param publicUrl where browsers reach the BFF.
 * @param role of whoever is logged in, for the links to their other pages; null: nobody is.
 */
export function renderHostedPage(
  page: HostedPage,
  {
    clinic,
    locale,
    publicUrl,
    role,
  }: { clinic: Clinic; locale: Locale; publicUrl: string; role: Role | null },
) {
  const t = hostedMessages[locale];
  const base = `${publicUrl}/c/${clinic.slug}`;
  const tag = tags[page];
  const attributes = html`clinic="${clinic.slug}" bff="${publicUrl}" account-url="${base}/account"`;
  const { supportPhone: phone, supportEmail: email } = clinic;
  const pages = role === null ? [] : pagesOf(role);
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
          ${
            pages.length < 2
              ? ''
              : html`<nav aria-label="${t.pages}">
                  ${pages.map(
                    (each) =>
                      html`<a href="${base}/${each}" ${each === page ? raw('aria-current="page"') : ''}
                        >${t.titles[each]}</a
                      >`,
                  )}
                </nav>`
          }
        </header>
        <main class="${page}">
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
