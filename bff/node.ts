import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { forgetOldProofs } from './actions/accept-proof.ts';
import { answerRecovery } from './actions/answer-recovery.ts';
import type { Deps } from './actions/deps.ts';
import { createPages } from './actions/pages.ts';
import { createBreachLookup, createPasswordPolicy } from './actions/password-policy.ts';
import { sweep } from './actions/sweep.ts';
import type { Config } from './config.ts';
import { createPasswordHasher } from './crypto/password-hasher.ts';
import { systemRandom } from './crypto/token.ts';
import { yieldToRequests } from './crypto/yield-to-requests.ts';
import { chooseChannels } from './delivery/choose-channels.ts';
import { type Courier, startCourier } from './delivery/courier.ts';
import { seedDemo } from './demo/seed.ts';
import { openGround } from './ground.ts';
import { createApp } from './http/app.ts';
import type { AppEnv } from './http/app-env.ts';
import { createMetrics, watchDelivery } from './http/metrics.ts';
import { createSessionNewsDesk } from './http/session-news.ts';
import { createClinicDirectory } from './storage/clinic-directory.ts';
import { readBacklog } from './storage/outbox.ts';
import { everyMinute, hourly, startSweeper } from './sweeper.ts';

/** Passwords that each hashing thread is given: one to work on and one to go on with. */
const PASSWORDS_A_THREAD = 2;
/** Passwords that may wait beyond those: about a second's work on two. */
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
  const opened = await openGround(config, (error) => log.error({ err: error }, 'database connection'));
  if (opened.kind === 'refused') return opened;
  const { database, keys, migrations } = opened.ground;
  if (migrations.length > 0) log.info({ migrations }, 'database brought up to date');

  const hasher = await createPasswordHasher({
    keys,
    atOnce: PASSWORDS_A_THREAD * config.hashingThreads,
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

  const noteSweep = (error: unknown) => log.error({ err: error }, 'sweep');
  const { proofs } = database;
  const forget = (pause: () => Promise<void>) => forgetOldProofs({ proofs, clock: deps.clock }, pause);
  const sweepers = [
    startSweeper((pause) => sweep(deps, { pause }), deps.random, noteSweep, hourly),
    startSweeper(forget, deps.random, noteSweep, everyMinute),
  ];

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
        await Promise.all([...sweepers.map(({ stop }) => stop()), courier.stop(graceMs)]);
        await database.close();
      },
    },
  };
}
