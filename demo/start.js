/**
 * What `npm start` runs: all the set-up, then the BFF in demo mode and the demo clinic site, until Ctrl-C.
 * Plain JavaScript for any Node from 18 on: it runs before anything is installed.
 */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChildren } from './children.js';
import { ensureFree, readPorts } from './ports.js';
import { ensureBuilt, ensureInstalled, ownNode } from './prepare.js';

/** How long both may take until they answer. */
const READY_LIMIT_MS = 30_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const log = (line) => process.stdout.write(`${line}\n`);

/** What runs, once something does. */
let children = null;
let stopping = false;

process.on('SIGINT', () => interrupt(0));
process.on('SIGTERM', () => interrupt(0));
process.on('SIGHUP', () => interrupt(0));

try {
  const ports = readPorts(process.env);
  await ensureFree(ports);
  await ensureInstalled({ root, log });
  await ensureBuilt({ root, log });
  children = startChildren(
    [
      { name: 'The BFF', script: join(root, 'dist', 'bff', 'main.js') },
      { name: 'The demo clinic site', script: join(root, 'demo', 'serve.ts') },
    ],
    {
      node: ownNode(root),
      cwd: root,
      env: { ...process.env, DEMO: '1', LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
    },
    (sentence) => giveUp(`${sentence} So the rest is stopped too.`),
  );
  const { PORT, DEMO_SITE_PORT } = ports;
  const addresses = [`http://127.0.0.1:${PORT}/readyz`, `http://127.0.0.1:${DEMO_SITE_PORT}/`];
  if (await areReady(addresses)) greet(ports);
  else if (!stopping) giveUp(`Not everything was ready within ${READY_LIMIT_MS / 1000} s.`);
} catch (error) {
  giveUp(error.message);
}

/** Ctrl-C once: everything ends in peace. Twice: at once. */
function interrupt(code) {
  if (stopping) children?.kill();
  else void stop(code);
}

function giveUp(reason) {
  if (stopping) return;
  process.stderr.write(`\n${reason}\n`);
  void stop(1);
}

async function stop(code) {
  stopping = true;
  await children?.stop();
  process.exit(code);
}

async function areReady(addresses) {
  const isReady = (address) =>
    fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
  const until = Date.now() + READY_LIMIT_MS;
  while (Date.now() < until && !stopping) {
    const ready = await Promise.all(addresses.map(isReady));
    if (!ready.includes(false)) return true;
    await wait(100);
  }
  return false;
}

function greet({ PORT, DEMO_SITE_PORT }) {
  const site = `http://localhost:${DEMO_SITE_PORT}`;
  const bff = process.env.PUBLIC_URL || `http://localhost:${PORT}`;
  log(`
clinic-auth is running.

  Clinic homepage       ${site}/
  the same in French    ${site}/fr/
  Harbour Dental        ${site}/harbour-dental/
  Gallery               ${site}/gallery/
  Mail and SMS          ${bff}/dev/outbox/view  (as JSON: /dev/outbox)
  BFF                   ${bff}  (its API: /openapi.json)

  Log in as patient, staff, full-access or owner, at either clinic,
  with the password: a long demo passphrase

Ctrl-C stops it.
`);
}
