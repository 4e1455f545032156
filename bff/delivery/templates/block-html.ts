import { html } from 'hono/html';
import type { Messages } from '../messages/en.ts';
import type { Scheme } from './colour-scheme.ts';
import type { Block } from './content.ts';

const CODE_FONTS = "ui-monospace, Menlo, Consolas, 'Courier New', monospace";

/** One part of an email as HTML, in light colours; the classes are what the style sheet makes dark. */
export function blockHtml(block: Block, t: Messages, light: Scheme) {
  switch (block.kind) {
    case 'text':
      return html`<p class="text" style="margin:0 0 16px;color:${light.text}">${block.text}</p> `;
    case 'section':
      return html`<h2
        class="text line"
        style="margin:24px 0 8px;padding:16px 0 0;border-top:1px solid ${light.line};font-size:18px;line-height:1.3;font-weight:700;color:${light.text};overflow-wrap:anywhere"
      >
        ${block.title}
      </h2> `;
    case 'link':
      return html`<p style="margin:0 0 16px">
        <a
          class="button"
          href="${webAddress(block.url)}"
          style="display:inline-block;padding:12px 20px;border-radius:6px;background-color:${light.accent};color:${light.onAccent};font-weight:600;line-height:20px;text-align:center;text-decoration:none;overflow-wrap:anywhere"
          >${block.label}</a
        >
      </p> `;
    case 'quote':
      return html`<p class="quiet" style="margin:0 0 4px;font-size:14px;color:${light.quiet}">
          ${t.labelled(block.by)}
        </p>
        <blockquote
          class="text bar"
          style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid ${light.accent};color:${light.text};overflow-wrap:anywhere"
        >
          ${block.lines.map((line, index) => (index === 0 ? line : html`<br />${line}`))}
        </blockquote> `;
    case 'fact':
      return html`<p class="text" style="margin:0 0 16px;color:${light.text};overflow-wrap:anywhere">
        <span class="quiet" style="color:${light.quiet}">${t.labelled(block.label)}</span>
        <strong style="display:inline-block;max-width:100%">${block.value}</strong>
      </p> `;
    case 'code':
      return html`<div
        class="box line"
        style="margin:0 0 16px;padding:12px 16px;border:1px solid ${light.line};border-radius:6px;background-color:${light.page};text-align:center"
      >
        <p class="quiet" style="margin:0;font-size:14px;color:${light.quiet}">${t.labelled(block.label)}</p>
        <p
          class="text"
          style="margin:0;font-family:${CODE_FONTS};font-size:30px;line-height:1.3;font-weight:700;letter-spacing:4px;color:${light.text}"
        >
          ${block.code}
        </p>
      </div> `;
  }
}

/** Links are ours; one that is not of the web would be a bug, and must not reach anybody. */
function webAddress(url: string): string {
  if (/^https?:\/\/[^\s"'<>]+$/.test(url) && URL.canParse(url)) return url;
  throw new Error('an email link is no web address');
}
