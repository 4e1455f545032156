import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCallLimit } from '../../bff/actions/api-limit.ts';
import { createBatchLanes } from '../../bff/http/batch-lanes.ts';

/** Batches that go on when they are told to. */
function createHeldBatches() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return name;
  };
  /** Promises that are resolved have their say before the next macrotask. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { begun, begin, end, settle };
}

describe('batches that wait for their turn', () => {
  it('go one at a time by clinic, and two at a time in all', async () => {
    const lanes = createBatchLanes();
    const { begun, begin, end, settle } = createHeldBatches();
    const names = ['1a', '1b', '1c', '2a', '3a', '2b'];
    const all = names.map((name) => lanes.take(Number(name[0]), begin(name)));
    await settle();
    assert.deepEqual(begun, ['1a', '2a']);
    await end('1a');
    assert.deepEqual(begun, ['1a', '2a', '3a'], 'another clinic is next');
    await end('2a');
    assert.deepEqual(begun, ['1a', '2a', '3a', '1b']);
    for (const name of ['3a', '1b', '2b', '1c']) await end(name);
    assert.deepEqual(await Promise.all(all), names);
  });

  it('are twenty by clinic at the most, beside the one that is under way', async () => {
    const lanes = createBatchLanes();
    const { begin, end, settle } = createHeldBatches();
    const first = lanes.take(1, begin('first'));
    await settle();
    const waiting = Array.from({ length: 20 }, (_, index) => lanes.take(1, () => Promise.resolve(index)));
    await settle();
    assert.equal(await lanes.take(1, () => Promise.resolve('too many')), null);
    assert.equal(await lanes.take(2, () => Promise.resolve('another clinic')), 'another clinic');
    await end('first');
    assert.deepEqual(await Promise.all([first, ...waiting]), ['first', ...Array(20).keys()]);
    assert.equal(await lanes.take(1, () => Promise.resolve('room again')), 'room again');
  });

  it('that fail keep nobody waiting', async () => {
    const lanes = createBatchLanes();
    const failing = () => Promise.reject(new Error('broken'));
    const outcomes = await Promise.allSettled([1, 1, 2, 2, 3].map((clinic) => lanes.take(clinic, failing)));
    assert.deepEqual(new Set(outcomes.map(({ status }) => status)), new Set(['rejected']));
    assert.equal(await lanes.take(1, () => Promise.resolve('goes on')), 'goes on');
  });
});

describe('a limit of calls', () => {
  const take = (limit: ReturnType<typeof createCallLimit>, times: number, now: number) =>
    Array.from({ length: times }, () => limit.take('one', now));

  it('lets a burst through, then one at a time, and a burst again after a rest', () => {
    const limit = createCallLimit({ burst: 3, everyMs: 2000 });
    assert.deepEqual(take(limit, 5, 0), [0, 0, 0, 2, 2]);
    assert.deepEqual(take(limit, 1, 1999), [1]);
    assert.deepEqual(take(limit, 2, 2000), [0, 2]);
    assert.deepEqual(take(limit, 5, 8000), [0, 0, 0, 2, 2]);
    assert.equal(limit.take('other', 8000), 0);
  });

  it('is no tighter where the clock goes back than it was', () => {
    const limit = createCallLimit({ burst: 2, everyMs: 1000 });
    take(limit, 2, 100_000);
    assert.ok(limit.take('one', 99_000) <= 3);
  });

  it('forgets who called longest ago once there are ten thousand, and nobody else', () => {
    const limit = createCallLimit({ burst: 1, everyMs: 60_000 });
    for (let caller = 0; caller <= 10_000; caller += 1) assert.equal(limit.take(`${caller}`, 0), 0);
    assert.equal(limit.take('1', 0), 60);
    assert.equal(limit.take('0', 0), 0);
  });
});
