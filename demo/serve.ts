import process from 'node:process';
import { startDemoSite } from './server.ts';

// What demo/start.js runs for the clinic site; the addresses come from the same variables as the BFF's.
const { DEMO_SITE_PORT, PORT, PUBLIC_URL } = process.env;
const port = Number(DEMO_SITE_PORT || 5173);
const bffUrl = PUBLIC_URL || `http://localhost:${Number(PORT || 8787)}`;

try {
  const site = await startDemoSite({ port, bffUrl });
  const stop = (): void => void site.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE') throw error;
  process.stderr.write(`DEMO_SITE_PORT ${port}: something else listens there (${message})\n`);
  process.exitCode = 1;
}
