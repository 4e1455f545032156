/** A clinic's site that a server writes, in a few lines: `npm start`, then http://localhost:5173/ */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { fileURLToPath, URLSearchParams } from 'node:url';

const bff = process.env.BFF || 'http://localhost:8787';
const port = Number(process.env.PORT || 5173);

const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const scripts = {
  '/htmx.js': script('node_modules/htmx.org/dist/htmx.min.js'),
  '/page.js': script('page.js'),
};

/** Names come from the list here and never from the address as it stands. */
const wayIn = (query) => {
  const locale = query.get('locale') === 'fr' ? 'fr' : 'en';
  const shown = query.get('shown') !== 'no';
  const to = (next) => `/way-in?${new URLSearchParams({ locale, shown: shown ? 'yes' : 'no', ...next })}`;
  const login = `<clinic-login clinic="maple-street" locale="${locale}">
      <a href="${bff}/c/maple-street/login">Log in</a>
    </clinic-login>`;
  return `<section id="way-in" hx-target:inherited="#way-in" hx-swap:inherited="outerHTML">
    <p>
      <button type="button" hx-get="${to({ locale: locale === 'en' ? 'fr' : 'en' })}">Change the language</button>
      <button type="button" hx-get="${to({ shown: shown ? 'no' : 'yes' })}">Show or hide the login</button>
    </p>
    ${shown ? login : ''}
  </section>`;
};

/** Swapped in when it is asked for: a tag that turns up later fetches its code then. */
const appointments = () => '<clinic-calendar-subscribe clinic="maple-street"></clinic-calendar-subscribe>';

const page = () => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Maple Street Physiotherapy, with htmx</title>
    <link rel="icon" href="data:," />
    <script src="/htmx.js" defer></script>
    <script type="module" src="/page.js"></script>
    <script type="module" src="${bff}/widgets/clinic-auth.js"></script>
  </head>
  <body>
    <main>
      <h1>Maple Street Physiotherapy</h1>
      ${wayIn(new URLSearchParams())}
      <p>Logged in: <output id="person">nobody</output>. The step: <output id="step">none yet</output>.</p>
      <button type="button" hx-get="/appointments" hx-swap="outerHTML">My appointments</button>
    </main>
  </body>
</html>
`;

const pages = { '/': page, '/way-in': wayIn, '/appointments': appointments };

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const type = (name) => response.setHeader('Content-Type', `${name}; charset=utf-8`);
  if (pathname in scripts) {
    type('text/javascript');
    createReadStream(scripts[pathname]).pipe(response);
  } else if (pathname in pages) {
    type('text/html');
    response.end(pages[pathname](searchParams));
  } else {
    response.writeHead(404).end();
  }
}).listen(port, '127.0.0.1');
