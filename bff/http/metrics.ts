import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PasswordHasher } from '../crypto/password-hasher.ts';

/** What operators watch. Labels are routes and outcomes only: no clinic, no person, no address. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly logins: Counter<'outcome'>;
}

/** The process's own metrics and ours, in a registry of their own. */
export function createMetrics(hasher: Pick<PasswordHasher, 'waiting'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'clinic_auth_passwords_waiting',
    help: 'Passwords waiting to be hashed.',
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
  };
}
