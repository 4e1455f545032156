import { installPackages } from './ensure-browser.js';
import { startPostgres } from './start-postgres.js';

/**
 * A PostgreSQL for the suites that run on both databases: the one that `TEST_POSTGRES_URL` names, or a
 * throw-away one, from Debian's packages where it has to be installed first. Null where there is none to be
 * had: the suites then run on SQLite alone, and the closing lines say so.
 */
export async function ensurePostgres({ log }) {
  const url = process.env.TEST_POSTGRES_URL;
  if (url) return { url, stop: async () => {} };
  const started = await startPostgres();
  if (started || !installPackages(['postgresql'], log)) return started;
  return startPostgres();
}
