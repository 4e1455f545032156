import { serve } from '@hono/node-server';
import { readConfig } from '../../bff/config.ts';
import { createLog } from '../../bff/log.ts';
import { createNode } from '../../bff/node.ts';
import { prepareProcess, warmUpWithWork } from '../../bff/prepare-process.ts';
import { reportUsage } from './usage.ts';

/** The real BFF as an operator runs it, with a channel to the bench. Configured by its environment. */
prepareProcess(process.env);
const reading = readConfig(process.env);
if (reading.kind === 'wrong') throw new Error(reading.problems.join('; '));
const outcome = await createNode(reading.config, {
  log: createLog(reading.config.logLevel),
  demoSitePort: 5173,
  widgetsFolder: 'dist/widgets',
});
if (outcome.kind === 'refused') throw new Error(outcome.reason);
const { app } = outcome.node;
const { port } = reading.config;
warmUpWithWork(
  serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => reportUsage()),
  process.env,
);
