import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { serve } from '@hono/node-server';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { createNode } from './node.ts';
import { warmUpWithWork } from './prepare-process.ts';
import { refuseToStart } from './refuse-to-start.ts';

/** Requests under way get this long to finish once the node is told to stop. */
const GRACE_MS = 10_000;
/** Where the demo clinic site stands (product, "Ports"). */
const DEMO_SITE_PORT = 5173;

/**
 * Runs a node as its environment configures it, until the process is told to stop.
 *
 * @param env the variables of that environment.
 * @param here the folder of the script that was started: built, dist/bff/; as it is, bff/. Both find the widgets
 * beside them in dist/.
 */
export async function serveNode(env: NodeJS.ProcessEnv, here: string): Promise<void> {
  const reading = readConfig(env);
  if (reading.kind === 'wrong') refuseToStart(reading.problems);
  const { config } = reading;

  const log = createLog(config.logLevel);
  const sitePort = Number(env['DEMO_SITE_PORT'] || DEMO_SITE_PORT);
  const dist = basename(dirname(here)) === 'dist' ? dirname(here) : join(dirname(here), 'dist');
  const outcome = await createNode(config, {
    log,
    demoSitePort: sitePort,
    widgetsFolder: join(dist, 'widgets'),
  });
  if (outcome.kind === 'refused') refuseToStart([outcome.reason]);
  const { node } = outcome;

  const server = serve({ fetch: node.app.fetch, port: config.port, hostname: config.host }, () => {
    log.info(
      { mode: config.mode, host: config.host, port: config.port, publicUrl: config.publicUrl },
      'listening',
    );
  });
  server.on('error', (error: Error) => refuseToStart([`PORT ${config.port}: ${error.message}`]));
  warmUpWithWork(server, env);

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
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
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}
