import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PasswordHasher } from '../crypto/password-hasher.ts';
import type { AttemptOutcome } from '../delivery/deliver.ts';
import type { Backlog, OutboxChannel } from '../storage/outbox.ts';

/** What operators watch. Labels are routes and outcomes only: no clinic, no person, no address. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly logins: Counter<'outcome'>;
  readonly proofs: Counter<'outcome'>;
}

/** The process's own metrics and ours, in a registry of their own. */
export function createMetrics(hasher: Pick<PasswordHasher, 'waiting'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'clinic_auth_passwords_waiting',
    help: 'Passwords waiting to be hashed, beyond those that the thread pool has been given.',
    registers: [registry],
    collect() {
      this.set(hasher.waiting);
    },
  });
  return {
    registry,
    requests: new Histogram({
      name: 'clinic_auth_request_seconds',
      help: 'How long requests took, by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers: [registry],
    }),
    logins: new Counter({
      name: 'clinic_auth_logins_total',
      help: 'Judged login tries, by outcome.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    proofs: new Counter({
      name: 'clinic_auth_proofs_total',
      help: 'Judged proofs of browsers without cookies, by outcome.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}

const outboxChannels: readonly OutboxChannel[] = ['email', 'sms', 'errand'];

/**
 * Adds what tells how mail and SMS are getting on: how many wait, for how long, and what came of each attempt.
 *
 * @param readBacklog asked at each scrape; where it fails the gauges are left out, the rest is answered.
 * @param clock now, in ms since the epoch.
 * @returns to be called with the outcome of each attempt.
 */
export function watchDelivery(
  registry: Registry,
  readBacklog: () => Promise<readonly Backlog[]>,
  clock: () => number,
): (channel: OutboxChannel, outcome: AttemptOutcome) => void {
  const gauge = (name: string, help: string, measure: (backlog: Backlog | undefined) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['channel'],
      registers: [registry],
      async collect() {
        this.reset();
        const backlogs = await readBacklog().catch(() => null);
        if (!backlogs) return;
        for (const channel of outboxChannels) {
          const backlog = backlogs.find((each) => each.channel === channel);
          this.set({ channel }, measure(backlog));
        }
      },
    });
  gauge(
    'clinic_auth_outbox_waiting',
    'Messages and errands that wait to be sent or done.',
    (backlog) => backlog?.waiting ?? 0,
  );
  gauge(
    'clinic_auth_outbox_oldest_seconds',
    'How long the oldest of them has waited; 0 where none waits.',
    (backlog) => (backlog ? Math.max(0, clock() - backlog.oldestAt) / 1000 : 0),
  );
  const attempts = new Counter({
    name: 'clinic_auth_delivery_attempts_total',
    help: 'Attempts by outcome: sent, done, failed (to be tried again), refused, expired, given-up (all dropped).',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  });
  return (channel, outcome) => attempts.inc({ channel, outcome });
}
