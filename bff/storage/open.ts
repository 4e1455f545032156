import type { Database } from './database.ts';

/**
 * Opens the database that `DATABASE_URL` names. Only the driver that is needed is loaded: it saves the other
 * one's memory and start-up time.
 *
 * @param url `sqlite:PATH` or `postgres://…`, as checked by the configuration.
 * @param onError told of connections that break while nobody uses them.
 */
export async function openDatabase(url: string, onError: (error: Error) => void): Promise<Database> {
  if (url.startsWith('sqlite:')) {
    const { openSqlite } = await import('./sqlite.ts');
    return openSqlite(url.slice('sqlite:'.length));
  }
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(url, onError);
}
