import { serve } from '@hono/node-server';
import { readConfig } from '../../bff/config.ts';
import { createLog } from '../../bff/log.ts';
import { createNode } from '../../bff/node.ts';
import { reportUsage } from './usage.ts';

/** The real BFF as an operator runs it, with a channel to the bench. Configured by its environment. */
const reading = readConfig(process.env);
if (reading.kind === 'wrong') throw new Error(reading.problems.join('; '));
const outcome = await createNode(reading.config, {
  log: createLog(reading.config.logLevel),
  demoSitePort: 5173,
  widgetsFolder: 'dist/widgets',
});
if (outcome.kind === 'refused') throw new Error(outcome.reason);
serve({ fetch: outcome.node.app.fetch, port: reading.config.port, hostname: '127.0.0.1' }, () =>
  reportUsage(),
);
