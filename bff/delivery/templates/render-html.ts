import { html } from 'hono/html';
import type { Locale } from '../locale.ts';
import type { Messages } from '../messages/en.ts';
import { blockHtml } from './block-html.ts';
import { colourSchemes, type Scheme } from './colour-scheme.ts';
import type { EmailContent, Sender } from './content.ts';

const FONTS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/**
 * The HTML of an email. Colours stand inline for programs that drop the style sheet, and once more in it for
 * dark mode. Everything from outside goes through the tag's escaping; nothing remote is loaded but the logo.
 */
export async function renderHtml(
  content: EmailContent,
  sender: Sender,
  { locale, t }: { locale: Locale; t: Messages },
): Promise<string> {
  const { light, dark } = colourSchemes(sender.accent);
  const page = await html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>${content.subject}</title>
        ${styleSheet(light, dark)}
      </head>
      <body class="page" style="margin:0;padding:0;background-color:${light.page}">
        <div style="display:none;max-height:0;overflow:hidden;opacity:0">${content.preheader}</div>
        <div
          class="page"
          lang="${locale}"
          role="article"
          style="background-color:${light.page};padding:24px 12px;font-family:${FONTS};font-size:16px;line-height:1.5;color:${light.text}"
        >
          <div
            class="card"
            style="max-width:560px;margin:0 auto;background-color:${light.surface};border:1px solid ${light.line};border-top:4px solid ${light.accent};border-radius:8px"
          >
            <div class="inside" style="padding:28px 32px">
              ${brand(sender, light)}
              <h1
                class="text"
                style="margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:700;color:${light.text}"
              >
                ${content.heading}
              </h1>
              ${content.blocks.map((block) => blockHtml(block, t, light))}
            </div>
            <div
              class="inside quiet line"
              style="padding:20px 32px;border-top:1px solid ${light.line};font-size:14px;color:${light.quiet}"
            >
              ${contacts(sender, t, light)}
              <p style="margin:0">${content.because}</p>
            </div>
          </div>
        </div>
      </body>
    </html> `;
  return page.toString();
}

function styleSheet(light: Scheme, dark: Scheme) {
  return html`<style>
    :root {
      color-scheme: light dark;
      supported-color-schemes: light dark;
    }
    body {
      -webkit-text-size-adjust: 100%;
      text-size-adjust: 100%;
    }
    @media (max-width: 479px) {
      .inside {
        padding-left: 20px !important;
        padding-right: 20px !important;
      }
      .button {
        display: block !important;
      }
    }
    @media (prefers-color-scheme: dark) {
      .page {
        background-color: ${dark.page} !important;
      }
      .card {
        background-color: ${dark.surface} !important;
        border-color: ${dark.line} !important;
        border-top-color: ${dark.accent} !important;
      }
      .text {
        color: ${dark.text} !important;
      }
      .quiet {
        color: ${dark.quiet} !important;
      }
      .line {
        border-color: ${dark.line} !important;
      }
      .accent {
        color: ${dark.accent} !important;
      }
      .bar {
        border-left-color: ${dark.accent} !important;
      }
      .button {
        background-color: ${dark.accent} !important;
        color: ${dark.onAccent} !important;
      }
      .box {
        background-color: ${dark.page} !important;
      }
      .logo {
        padding: 4px !important;
        background-color: ${light.surface} !important;
      }
    }
  </style>`;
}

/**
 * The logo if there is one, else the name. In dark mode the logo stands on a light tile, as it was drawn for;
 * where pictures are blocked the name stands there in its place, small enough to be read whole.
 */
function brand({ name, logoUrl }: Sender, light: Scheme) {
  const logo = logoUrl !== null && URL.canParse(logoUrl) ? new URL(logoUrl) : null;
  if (logo?.protocol !== 'https:') {
    return html`<p
      class="accent"
      style="margin:0 0 20px;font-size:18px;line-height:1.3;font-weight:700;color:${light.accent}"
    >
      ${name}
    </p>`;
  }
  return html`<p style="margin:0 0 20px">
    <img
      class="logo"
      src="${logo.href}"
      alt="${name}"
      height="48"
      style="display:block;height:48px;width:auto;max-width:100%;box-sizing:content-box;border:0;border-radius:6px;font-size:14px;line-height:16px;font-weight:700;color:${light.accent}"
    />
  </p>`;
}

function contacts({ name, supportPhone, supportEmail }: Sender, t: Messages, light: Scheme) {
  const ways = [
    supportPhone !== null && contact(`tel:${supportPhone.replace(/[^+0-9]/g, '')}`, supportPhone, light),
    supportEmail !== null &&
      contact(`mailto:${encodeURIComponent(supportEmail).replace('%40', '@')}`, supportEmail, light),
  ].filter((way) => way !== false);
  return ways.length === 0 ? '' : html`<p style="margin:0 0 12px">${t.needHelp(name)}${ways}</p>`;
}

function contact(address: string, shown: string, { accent }: Scheme) {
  const style = `color:${accent};overflow-wrap:anywhere`;
  return html`<br /><a class="accent" href="${address}" style="${style}">${shown}</a>`;
}
