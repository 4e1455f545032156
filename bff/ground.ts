import { dirname, join } from 'node:path';
import { checkKeys } from './actions/check-keys.ts';
import type { Config } from './config.ts';
import { createKeyRing, type KeyRing, parseSecretsKey } from './crypto/key-ring.ts';
import { demoSecretsKey } from './demo/key-file.ts';
import type { Database } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openDatabase } from './storage/open.ts';

/** What nodes and commands stand on: a database of the newest schema, and the keys that it was written with. */
export interface Ground {
  readonly database: Database;
  readonly keys: KeyRing;
  /** The migrations that opening it ran. */
  readonly migrations: readonly string[];
}

export type GroundOutcome =
  | { readonly kind: 'opened'; readonly ground: Ground }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Opens the database and holds the keys against it. It cannot be had where the database is away, its folder cannot be
 * written, or it was written with other keys.
 *
 * @param onError told of connections that break while nobody uses them.
 */
export async function openGround(
  config: Pick<Config, 'databaseUrl' | 'masterKeys'>,
  onError: (error: Error) => void,
): Promise<GroundOutcome> {
  const opened = await open(config, onError);
  if (opened.kind === 'refused') return opened;
  const { database, keys } = opened.ground;
  const fit = await checkKeys(database, keys);
  if (fit.kind === 'fitting') return opened;
  await database.close();
  const problem =
    fit.kind === 'wrong-key'
      ? 'is not the key that this database was written with'
      : 'is missing, this database was written with it';
  return { kind: 'refused', reason: `SECRETS_KEY: version ${fit.version} ${problem}` };
}

async function open(
  config: Pick<Config, 'databaseUrl' | 'masterKeys'>,
  onError: (error: Error) => void,
): Promise<GroundOutcome> {
  try {
    const keys = keysOf(config);
    const database = await openDatabase(config.databaseUrl, onError);
    const migrations = await migrate(database);
    return { kind: 'opened', ground: { database, keys, migrations } };
  } catch (error) {
    return { kind: 'refused', reason: `DATABASE_URL: ${causes(error).join(': ')}` };
  }
}

/** What stands in the way, from the outermost cause to the innermost. */
function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}

/** The operator's keys, or in demo mode its own. */
export function keysOf({ masterKeys, databaseUrl }: Pick<Config, 'databaseUrl' | 'masterKeys'>): KeyRing {
  return createKeyRing(masterKeys ?? demoKeys(databaseUrl));
}

/** The demo's keys stand in a file beside its database, or in `data/` where that is elsewhere. */
function demoKeys(databaseUrl: string): ReadonlyMap<number, Buffer> {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : './data';
  const parsed = parseSecretsKey(demoSecretsKey(join(folder, 'demo-secrets-key')));
  if (parsed.kind === 'unreadable') throw new Error(`${folder}/demo-secrets-key: ${parsed.reason}`);
  return parsed.masterKeys;
}
