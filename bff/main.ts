import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createNode } from './node.ts';
import { explainOldNode } from './node-version.ts';

/** Requests under way get this long to finish once the node is told to stop. */
const GRACE_MS = 10_000;
/** Where the demo clinic site stands (product, "Ports"). */
const DEMO_SITE_PORT = 5173;

function refuse(lines: readonly string[]): never {
  process.stderr.write(`clinic-auth cannot start:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}

const oldNode = explainOldNode(process.versions.node);
if (oldNode !== null) refuse([oldNode]);
const reading = readConfig(process.env);
if (reading.kind === 'wrong') refuse(reading.problems);
const { config } = reading;

const log = createLog(config.logLevel);
const sitePort = Number(process.env['DEMO_SITE_PORT'] || DEMO_SITE_PORT);
// Built, this file stands in dist/bff/; as it is, in bff/. Both find the widgets beside them in dist/.
const here = dirname(fileURLToPath(import.meta.url));
const dist = basename(dirname(here)) === 'dist' ? dirname(here) : join(dirname(here), 'dist');
const outcome = await createNode(config, {
  log,
  demoSitePort: sitePort,
  widgetsFolder: join(dist, 'widgets'),
});
if (outcome.kind === 'refused') refuse([outcome.reason]);
const { node } = outcome;

const server = serve({ fetch: node.app.fetch, port: config.port, hostname: config.host }, () => {
  log.info(
    { mode: config.mode, host: config.host, port: config.port, publicUrl: config.publicUrl },
    'listening',
  );
});
server.on('error', (error: Error) => refuse([`PORT ${config.port}: ${error.message}`]));

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  node.stopAccepting();
  const closed = once(server, 'close');
  server.close();
  const giveUp = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearTimeout(giveUp);
  await node.close(GRACE_MS);
  log.info('stopped');
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
