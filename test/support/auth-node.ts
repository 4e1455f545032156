import { tmpdir } from 'node:os';
import type { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { createPages } from '../../bff/actions/pages.ts';
import { type BreachLookup, createPasswordPolicy } from '../../bff/actions/password-policy.ts';
import { createKeyRing, type KeyRing } from '../../bff/crypto/key-ring.ts';
import { createPasswordHasher, type PasswordHasher } from '../../bff/crypto/password-hasher.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import type { Config } from '../../bff/config.ts';
import { createApp } from '../../bff/http/app.ts';
import type { AppEnv } from '../../bff/http/app-env.ts';
import { createSessionNewsDesk, type SessionNewsDesk } from '../../bff/http/session-news.ts';
import { createMetrics } from '../../bff/http/metrics.ts';
import { createClinicDirectory } from '../../bff/storage/clinic-directory.ts';
import type { Database } from '../../bff/storage/database.ts';
import { migrate } from '../../bff/storage/migrate.ts';
import type { HandClock } from './clock.ts';
import { openTestDatabase } from './postgres.ts';

export const PUBLIC_URL = 'https://auth.bff.example';

export interface NodeOptions {
  readonly keys?: KeyRing;
  readonly publicUrl?: string;
  /** `production` unless a test is about the demo. */
  readonly mode?: Config['mode'];
  /** Left out: the look-up is off. */
  readonly breachLookup?: BreachLookup;
  readonly trustedProxyHops?: number;
  readonly widgetsFolder?: string;
  /** True unless a test is about an operator without text messages. */
  readonly sendsSms?: boolean;
  /** How many passwords may wait for their turn. */
  readonly mayWait?: number;
  /** Puts something between the node and its hasher. */
  readonly wrapHasher?: (hasher: PasswordHasher, database: Database) => PasswordHasher;
  readonly isAcceptingRequests?: () => boolean;
}

/** One BFF node on a test's database: the real app with everything real in it, but for its clock. */
export interface TestNode {
  readonly app: Hono<AppEnv>;
  readonly database: Database;
  readonly hasher: PasswordHasher;
  readonly publicUrl: string;
  readonly log: Logger;
  readonly news: SessionNewsDesk;
  /** Every log line so far, at the finest level and with nothing blotted out. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

/** A key ring of made-up keys, one a version. */
export function testKeys(...versions: readonly number[]): KeyRing {
  return createKeyRing(new Map(versions.map((version) => [version, Buffer.alloc(32, version)])));
}

/** Argon2id at its cheapest: tests of other things than passwords need not wait for it. */
export function createCheapHasher(keys: KeyRing, mayWait = 1000): Promise<PasswordHasher> {
  return createPasswordHasher({ keys, atOnce: 2, mayWait, memoryKiB: 8, passes: 1 });
}

/** Starts a node on the database at `url`, bringing it to the newest schema as a real start does. */
export async function startTestNode(
  url: string,
  clock: HandClock,
  options: NodeOptions = {},
): Promise<TestNode> {
  const { keys = testKeys(1), publicUrl = PUBLIC_URL, trustedProxyHops = 0 } = options;
  const database = await openTestDatabase({ url });
  await migrate(database);
  const cheap = await createCheapHasher(keys, options.mayWait);
  const hasher = options.wrapHasher?.(cheap, database) ?? cheap;
  const logLines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logLines.push(line) });
  const clinics = createClinicDirectory(database.db, clock.now);
  const news = createSessionNewsDesk({ db: database.db, clinics, clock: clock.now }, (error) =>
    log.error(error),
  );
  const app = createApp({
    database,
    hasher,
    keys,
    random: systemRandom,
    passwordPolicy: createPasswordPolicy(options.breachLookup ?? null),
    pages: createPages(publicUrl),
    nudgeCourier: () => {},
    sendsSms: options.sendsSms ?? true,
    publicUrl,
    clock: clock.now,
    clinics,
    news,
    config: { mode: options.mode ?? 'production', publicUrl, trustedProxyHops },
    log,
    metrics: createMetrics(hasher),
    // It has to exist; nothing is asked of it but where a test brings its own.
    widgetsFolder: options.widgetsFolder ?? tmpdir(),
    isAcceptingRequests: options.isAcceptingRequests ?? (() => true),
  });
  const close = async () => {
    news.close();
    await database.close();
  };
  return { app, database, hasher, publicUrl, log, logLines, news, close };
}
