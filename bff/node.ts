import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { answerRecovery } from './actions/answer-recovery.ts';
import { checkKeys } from './actions/check-keys.ts';
import type { Deps } from './actions/deps.ts';
import { createPages } from './actions/pages.ts';
import { createBreachLookup, createPasswordPolicy } from './actions/password-policy.ts';
import type { Config } from './config.ts';
import { createKeyRing, type KeyRing, parseSecretsKey } from './crypto/key-ring.ts';
import { createPasswordHasher } from './crypto/password-hasher.ts';
import { systemRandom } from './crypto/token.ts';
import { yieldToRequests } from './crypto/yield-to-requests.ts';
import { chooseChannels } from './delivery/choose-channels.ts';
import { type Courier, startCourier } from './delivery/courier.ts';
import { demoSecretsKey } from './demo/key-file.ts';
import { seedDemo } from './demo/seed.ts';
import { createApp } from './http/app.ts';
import type { AppEnv } from './http/app-env.ts';
import { createMetrics, watchDelivery } from './http/metrics.ts';
import { createSessionNewsDesk } from './http/session-news.ts';
import { createClinicDirectory } from './storage/clinic-directory.ts';
import type { Database } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openDatabase } from './storage/open.ts';
import { readBacklog } from './storage/outbox.ts';

/** Passwords that may wait for a free core: about a second's work on two. */
const PASSWORDS_MAY_WAIT = 128;

/** One running BFF, before it listens. */
export interface AuthNode {
  readonly app: Hono<AppEnv>;
  /** From now on `/readyz` answers 503, so that nothing new is sent here. */
  stopAccepting(): void;
  /** Lets what is under way finish within `graceMs`, and closes what is open. */
  close(graceMs: number): Promise<void>;
}

export type NodeOutcome =
  { readonly kind: 'ready'; readonly node: AuthNode } | { readonly kind: 'refused'; readonly reason: string };

/** What a node needs to know beyond its configuration. */
export interface NodeOptions {
  readonly log: Logger;
  /** The port of the demo clinic site; only the demo's clinics have it. */
  readonly demoSitePort: number;
  /** The folder with the built widgets. */
  readonly widgetsFolder: string;
}

/** Builds everything from the configuration: the one place where parts are put together. */
export async function createNode(config: Config, options: NodeOptions): Promise<NodeOutcome> {
  const { log } = options;
  const ground = await openGround(config, log);
  if (ground.kind === 'refused') return ground;
  const { database, keys } = ground;
  const refuse = async (reason: string): Promise<NodeOutcome> => {
    await database.close();
    return { kind: 'refused', reason };
  };

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
  yieldToRequests();
  let courier: Courier | null = null;
  const { breachedPasswordsUrl } = config;
  const channels = await chooseChannels(config, Date.now);
  const deps: Deps = {
    database,
    hasher,
    keys,
    sendsSms: channels.sms !== null,
    publicUrl: config.publicUrl,
    random: systemRandom,
    clock: Date.now,
    pages: createPages(config.publicUrl),
    passwordPolicy: createPasswordPolicy(
      breachedPasswordsUrl === null ? null : createBreachLookup(breachedPasswordsUrl),
    ),
    nudgeCourier: () => courier?.nudge(),
  };
  if (config.mode === 'demo') await seedDemo(deps, options.demoSitePort);

  const metrics = createMetrics(hasher);
  const { db } = database;
  courier = startCourier({
    ...deps,
    log,
    mailFrom: config.mail.from,
    channels,
    errands: { 'forgotten-login': (trx, place, data) => answerRecovery(deps, trx, place, data) },
    keepSent: config.mode === 'demo',
    count: watchDelivery(metrics.registry, () => readBacklog(db), deps.clock),
  });

  let accepting = true;
  const clinics = createClinicDirectory(db, deps.clock);
  const news = createSessionNewsDesk({ db, clinics, clock: deps.clock }, (error) =>
    log.error({ err: error }, 'session news'),
  );
  const app = createApp({
    ...deps,
    clinics,
    news,
    config,
    log,
    metrics,
    widgetsFolder: options.widgetsFolder,
    isAcceptingRequests: () => accepting,
  });
  return {
    kind: 'ready',
    node: {
      app,
      stopAccepting: () => {
        accepting = false;
        news.close();
      },
      async close(graceMs) {
        await courier.stop(graceMs);
        await database.close();
      },
    },
  };
}

/** What a node stands on; it cannot be had where the database is away or its folder cannot be written. */
async function openGround(
  config: Config,
  log: Logger,
): Promise<
  | { readonly kind: 'opened'; readonly database: Database; readonly keys: KeyRing }
  | { readonly kind: 'refused'; readonly reason: string }
> {
  try {
    const keys = createKeyRing(config.masterKeys ?? demoKeys(config));
    const database = await openDatabase(config.databaseUrl, (error) =>
      log.error({ err: error }, 'database connection'),
    );
    const ran = await migrate(database);
    if (ran.length > 0) log.info({ migrations: ran }, 'database brought up to date');
    return { kind: 'opened', database, keys };
  } catch (error) {
    return { kind: 'refused', reason: `DATABASE_URL: ${causes(error).join(': ')}` };
  }
}

/** What stands in the way, from the outermost cause to the innermost. */
function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}

/** The demo's keys stand in a file beside its database, or in `data/` where that is elsewhere. */
function demoKeys({ databaseUrl }: Config): ReadonlyMap<number, Buffer> {
  const folder = databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : './data';
  const parsed = parseSecretsKey(demoSecretsKey(join(folder, 'demo-secrets-key')));
  if (parsed.kind === 'unreadable') throw new Error(`${folder}/demo-secrets-key: ${parsed.reason}`);
  return parsed.masterKeys;
}
