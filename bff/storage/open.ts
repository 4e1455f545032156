import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens the database that `DATABASE_URL` names.
 *
 * @param url `sqlite:PATH` or `postgres://…`, as checked by the configuration.
 * @param onError told of connections that break while nobody uses them.
 */
export function openDatabase(url: string, onError: (error: Error) => void): Database {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url, onError);
}
