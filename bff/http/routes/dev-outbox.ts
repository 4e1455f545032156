import { Hono } from 'hono';
import { html } from 'hono/html';
import { listSentMessages, type SentMessage } from '../../delivery/sent-messages.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { handHeadersOn, respond } from '../respond.ts';

/** Messages bring their styles along; nothing runs, and the pictures are the clinics' own. */
const VIEWER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'";

/** The demo's mail and SMS, as JSON and as a page to read them on. It exists in demo mode alone. */
export function devOutboxRoutes({ database, keys }: HttpDeps): Hono<AppEnv> {
  const list = () => listSentMessages({ db: database.db, keys });
  return new Hono<AppEnv>()
    .get('/dev/outbox', async (c) => respond(c, 200, await list()))
    .get('/dev/outbox/view', handHeadersOn, async (c) => {
      c.header('Content-Security-Policy', VIEWER_POLICY);
      return c.html(viewer(await list()));
    });
}

function viewer(messages: readonly SentMessage[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Demo outbox</title>
        <style>
          body {
            max-width: 48rem;
            margin: 2rem auto;
            padding: 0 1rem;
            font:
              1rem/1.5 system-ui,
              sans-serif;
          }
          article {
            margin: 1rem 0;
            border: 1px solid #8886;
            border-radius: 0.75rem;
            overflow: hidden;
          }
          summary {
            padding: 0.75rem 1rem;
            cursor: pointer;
          }
          summary small {
            display: block;
            opacity: 0.75;
          }
          iframe {
            display: block;
            width: 100%;
            height: 40rem;
            border: 0;
            border-top: 1px solid #8886;
          }
          pre {
            margin: 0;
            padding: 1rem;
            border-top: 1px solid #8886;
            white-space: pre-wrap;
          }
        </style>
      </head>
      <body>
        <h1>Demo outbox</h1>
        <p>
          Every mail and SMS that would have gone out, newest first. <a href="">Refresh</a> to see what came
          since. As JSON: <a href="outbox">/dev/outbox</a>.
        </p>
        ${messages.length === 0 ? html`<p>Nothing yet.</p>` : messages.map(entry)}
      </body>
    </html>`;
}

function entry(message: SentMessage, index: number) {
  const { channel, to, subject, at, text } = message;
  const summary = html`<summary>
    <strong>${channel === 'email' ? subject : 'Text message'}</strong>
    <small>to ${to} · ${at}</small>
  </summary>`;
  // Links leave the frame for a page of their own, like in a mail program.
  const page = message.html.replace('<head>', '<head><base target="_blank">');
  const body =
    channel === 'email'
      ? html`<iframe
          title="${subject}"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcdoc="${page}"
        ></iframe>`
      : html`<pre>${text}</pre>`;
  return index === 0
    ? html`<article><details open>${summary}${body}</details></article>`
    : html`<article><details>${summary}${body}</details></article>`;
}
