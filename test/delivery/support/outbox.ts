import { pino } from 'pino';
import { systemRandom } from '../../../bff/crypto/token.ts';
import {
  type Courier,
  type CourierDeps,
  type CourierTimes,
  startCourier,
} from '../../../bff/delivery/courier.ts';
import type { AttemptOutcome } from '../../../bff/delivery/deliver.ts';
import {
  type EmailToSend,
  enqueueEmail,
  enqueueErrand,
  type EnqueueDeps,
} from '../../../bff/delivery/enqueue.ts';
import type { Channel, Message, SendOutcome } from '../../../bff/delivery/message.ts';
import type { Database, Db } from '../../../bff/storage/database.ts';
import { migrate } from '../../../bff/storage/migrate.ts';
import { createCheapHasher, testKeys } from '../../support/auth-node.ts';
import { createHandClock, type HandClock } from '../../support/clock.ts';
import { addClinic } from '../../support/people.ts';
import { type Dialect, openTestDatabase } from '../../support/postgres.ts';
import { until } from './until.ts';

export const keys = testKeys(1);
const LINK = 'https://www.clinic.example/set-up#token=a-secret-token';

/** A channel that answers by the test's script, and keeps what it was given. */
export interface ScriptedChannel extends Channel<Message> {
  readonly given: Message[];
  /** What the next sends come to, one each; after the last of them everything is sent. */
  readonly script: (SendOutcome | (() => Promise<SendOutcome>))[];
}

export function scriptedChannel(): ScriptedChannel {
  const given: Message[] = [];
  const script: ScriptedChannel['script'] = [];
  return {
    name: 'demo',
    given,
    script,
    async send(message) {
      given.push(message);
      const next = script.shift() ?? { kind: 'sent', providerId: `p${given.length}` };
      return typeof next === 'function' ? next() : next;
    },
    close() {},
  };
}

/** A suite's outbox: a database of its own with one clinic in it, a clock in its hand, and couriers. */
export interface TestOutbox {
  readonly url: string;
  readonly database: Database;
  readonly clock: HandClock;
  readonly deps: EnqueueDeps;
  readonly clinicId: number;
  readonly email: ScriptedChannel;
  readonly sms: ScriptedChannel;
  /** What the couriers counted, as `CHANNEL OUTCOME`. */
  readonly counted: string[];
  readonly logLines: string[];
  /** Puts a welcome email in; what a test cares about, it gives. */
  welcome(given?: Partial<Pick<EmailToSend, 'to' | 'expiresAt'>>, trx?: Db): Promise<string>;
  /** Starts a courier, on this database unless another is given. It looks when it is told to, and not before. */
  courier(given?: Partial<CourierDeps>, times?: Partial<CourierTimes>): Courier;
  row(id: string): Promise<OutboxRow>;
  /** Waits until this row has been sent or dropped. */
  ended(id: string): Promise<void>;
  /** Waits until this row has been put off with this problem. */
  postponed(id: string, problem: string): Promise<void>;
  /** Leaves an errand for the courier. */
  errand(): Promise<void>;
  waiting(): Promise<number>;
  /** Has the courier look until so many sends have been begun in all. */
  sendsReach(count: number, courier: Courier): Promise<void>;
  close(): Promise<void>;
}

type OutboxRow = Awaited<ReturnType<typeof readRow>>;

/** Long enough for no test to see it: couriers look when they are nudged. */
const NEVER_MS = 3_600_000;

/** The clock on the wall, for tests in which other processes have a part. */
export const wallClock: HandClock = {
  now: Date.now,
  advance() {
    throw new Error('nobody moves the clock on the wall');
  },
};

/** Opens an outbox on a new database of this dialect. */
export async function openOutbox(dialect: Dialect, clock = createHandClock()): Promise<TestOutbox> {
  const place = await dialect.create();
  const database = await openTestDatabase(place);
  await migrate(database);
  const hasher = await createCheapHasher(keys);
  const registry = { database, hasher, createdAt: clock.now() };
  const { id: clinicId } = await addClinic(registry, { slug: 'maple', name: 'Maple Street' });
  const deps: EnqueueDeps = { keys, random: systemRandom, clock: clock.now };
  const [email, sms] = [scriptedChannel(), scriptedChannel()];
  const counted: string[] = [];
  const logLines: string[] = [];
  const couriers: Courier[] = [];
  return {
    ...{ url: place.url, database, clock, deps, clinicId, email, sms, counted, logLines },
    async welcome(given = {}, trx = database.db) {
      const outcome = await enqueueEmail(deps, trx, {
        clinicId,
        to: 'patient@maple.example',
        locale: 'en',
        expiresAt: null,
        kind: 'welcome',
        data: { name: 'Pat Rivers', note: null, link: LINK, linkSeconds: 14 * 86_400 },
        ...given,
      });
      if (outcome.kind !== 'enqueued') throw new Error(outcome.kind);
      return outcome.id;
    },
    courier(given = {}, times = {}) {
      const courier = startCourier(
        {
          database,
          keys,
          random: systemRandom,
          clock: clock.now,
          log: pino({ level: 'trace' }, { write: (line: string) => logLines.push(line) }),
          mailFrom: 'no-reply@auth.example',
          channels: { email, sms },
          errands: { 'forgotten-login': async () => {} },
          keepSent: false,
          count: (channel, outcome: AttemptOutcome) => counted.push(`${channel} ${outcome}`),
          ...given,
        },
        { sendLimitMs: 5000, leaseMs: 30_000, pollMs: NEVER_MS, ...times },
      );
      couriers.push(courier);
      return courier;
    },
    row: (id) => readRow(database, id),
    ended: (id) => until('it has ended', async () => (await readRow(database, id)).endedAt !== null),
    postponed: (id, problem) =>
      until('it is put off', async () => {
        const row = await readRow(database, id);
        return row.claimedUntil === null && row.problem === problem;
      }),
    errand: () =>
      enqueueErrand(deps, database.db, {
        ...{ clinicId, kind: 'forgotten-login', countedBy: 'a-keyed-hash', expiresAt: null },
        data: { identifier: 'pat@home.example', verificationId: 'v1', locale: 'es' },
      }),
    async waiting() {
      const waiting = database.db.selectFrom('outbox').select('id').where('endedAt', 'is', null);
      return (await waiting.execute()).length;
    },
    async sendsReach(count, courier) {
      courier.nudge();
      await until(`${count} sends`, () => email.given.length + sms.given.length >= count);
    },
    async close() {
      for (const courier of couriers) await courier.stop(0);
      await database.close();
      await place.drop();
    },
  };
}

function readRow({ db }: Database, id: string) {
  return db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
