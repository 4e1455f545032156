import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { watchDelivery } from '../../bff/http/metrics.ts';
import type { Backlog } from '../../bff/storage/outbox.ts';

describe('the metrics of delivery', () => {
  const start = (readBacklog: () => Promise<readonly Backlog[]>) => {
    const registry = new Registry();
    const count = watchDelivery(registry, readBacklog, () => 100_000);
    const lines = async () =>
      (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return { count, lines };
  };

  it('tell how much waits on each channel, and for how long', async () => {
    const { lines } = start(async () => [{ channel: 'email', waiting: 7, oldestAt: 40_000 }]);
    assert.deepEqual(await lines(), [
      'clinic_auth_outbox_waiting{channel="email"} 7',
      'clinic_auth_outbox_waiting{channel="sms"} 0',
      'clinic_auth_outbox_waiting{channel="errand"} 0',
      'clinic_auth_outbox_oldest_seconds{channel="email"} 60',
      'clinic_auth_outbox_oldest_seconds{channel="sms"} 0',
      'clinic_auth_outbox_oldest_seconds{channel="errand"} 0',
    ]);
  });

  it('count what came of each attempt, even while the database is away', async () => {
    const { count, lines } = start(() => Promise.reject(new Error('away')));
    count('email', 'sent');
    count('email', 'sent');
    count('sms', 'expired');
    assert.deepEqual(await lines(), [
      'clinic_auth_delivery_attempts_total{channel="email",outcome="sent"} 2',
      'clinic_auth_delivery_attempts_total{channel="sms",outcome="expired"} 1',
    ]);
  });
});
