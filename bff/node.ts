import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { checkKeys } from './actions/check-keys.ts';
import type { Config } from './config.ts';
import { createKeyRing, parseSecretsKey } from './crypto/key-ring.ts';
import { createPasswordHasher } from './crypto/password-hasher.ts';
import { systemRandom } from './crypto/token.ts';
import { demoSecretsKey } from './demo/key-file.ts';
import { seedDemo } from './demo/seed.ts';
import { createApp } from './http/app.ts';
import type { AppEnv } from './http/app-env.ts';
import { createMetrics } from './http/metrics.ts';
import { createClinicDirectory } from './storage/clinic-directory.ts';
import { migrate } from './storage/migrate.ts';
import { openDatabase } from './storage/open.ts';

/** Passwords that may wait for a free core: about a second's work on two. */
const PASSWORDS_MAY_WAIT = 128;

/** One running BFF, before it listens. */
export interface AuthNode {
  readonly app: Hono<AppEnv>;
  /** From now on `/readyz` answers 503, so that nothing new is sent here. */
  stopAccepting(): void;
  close(): Promise<void>;
}

export type NodeOutcome =
  { readonly kind: 'ready'; readonly node: AuthNode } | { readonly kind: 'refused'; readonly reason: string };

/** Builds everything from the configuration: the one place where parts are put together. */
export async function createNode(config: Config, log: Logger, demoSitePort: number): Promise<NodeOutcome> {
  const keys = createKeyRing(config.masterKeys ?? demoKeys(config));
  const database = await openDatabase(config.databaseUrl, (error) =>
    log.error({ err: error }, 'database connection'),
  );
  const refuse = async (reason: string): Promise<NodeOutcome> => {
    await database.close();
    return { kind: 'refused', reason };
  };

  const ran = await migrate(database);
  if (ran.length > 0) log.info({ migrations: ran }, 'database brought up to date');
  const fit = await checkKeys(database, keys);
  if (fit.kind === 'wrong-key') {
    return refuse(`SECRETS_KEY: version ${fit.version} is not the key that this database was written with`);
  }
  if (fit.kind === 'missing-key') {
    return refuse(`SECRETS_KEY: version ${fit.version} is missing, this database was written with it`);
  }

  const hasher = await createPasswordHasher({
    keys,
    atOnce: availableParallelism(),
    mayWait: PASSWORDS_MAY_WAIT,
  });
  const deps = { database, hasher, keys, random: systemRandom, clock: Date.now };
  if (config.mode === 'demo') await seedDemo(deps, demoSitePort);

  let accepting = true;
  const app = createApp({
    ...deps,
    clinics: createClinicDirectory(database.db, deps.clock),
    config,
    log,
    metrics: createMetrics(hasher),
    widgetsFolder: fileURLToPath(new URL('../dist/widgets', import.meta.url)),
    isAcceptingRequests: () => accepting,
  });
  return {
    kind: 'ready',
    node: {
      app,
      stopAccepting: () => {
        accepting = false;
      },
      close: () => database.close(),
    },
  };
}

/** The demo's keys stand in a file beside its database, or in `data/` where that is elsewhere. */
function demoKeys({ databaseUrl }: Config): ReadonlyMap<number, Buffer> {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : './data';
  const parsed = parseSecretsKey(demoSecretsKey(join(folder, 'demo-secrets-key')));
  if (parsed.kind === 'unreadable') throw new Error(`${folder}/demo-secrets-key: ${parsed.reason}`);
  return parsed.masterKeys;
}
