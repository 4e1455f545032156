import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openLane, type Lane } from '../../bff/delivery/lane.ts';
import { until } from './support/until.ts';

const NEVER_MS = 3_600_000;

/** A lane over a list of numbers, and how it went. */
function laneOver(due: number[], work: (item: number) => Promise<void>, pollMs = NEVER_MS) {
  const seen = { claims: 0, most: 0, underWay: 0, done: [] as number[], errors: [] as unknown[] };
  const lane: Lane = openLane<number>({
    atOnce: 3,
    pollMs: () => pollMs,
    onError: (error) => seen.errors.push(error),
    async claim(limit) {
      seen.claims += 1;
      return due.splice(0, limit);
    },
    async work(item) {
      seen.underWay += 1;
      seen.most = Math.max(seen.most, seen.underWay);
      try {
        await work(item);
        seen.done.push(item);
      } finally {
        seen.underWay -= 1;
      }
    },
  });
  return { lane, seen };
}

describe('a lane', () => {
  it('works off what is due, so many at once and no more', async () => {
    const { lane, seen } = laneOver(
      Array.from({ length: 50 }, (_, index) => index),
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    await until('all is done', () => seen.done.length === 50);
    await lane.stop();
    assert.equal(seen.most, 3);
  });

  it('looks again when it is nudged, though it was looking just then', async () => {
    const due: number[] = [];
    let nudgeIn = () => {};
    const lane = openLane<number>({
      atOnce: 1,
      pollMs: () => NEVER_MS,
      onError: (error) => assert.fail(String(error)),
      async claim() {
        const found = due.splice(0);
        nudgeIn();
        return found;
      },
      work: async (item) => {
        done.push(item);
      },
    });
    const done: number[] = [];
    // Comes in after the look has found nothing, and before the look is over.
    nudgeIn = () => {
      nudgeIn = () => {};
      due.push(1);
      lane.nudge();
    };
    lane.nudge();
    await until('it is done', () => done.length === 1);
    await lane.stop();
  });

  it('goes on after an error, in claiming or in working', async () => {
    const due = [1];
    let broken = true;
    const errors: unknown[] = [];
    const done: number[] = [];
    const lane = openLane<number>({
      atOnce: 1,
      pollMs: () => 10,
      onError: (error) => errors.push(error),
      async claim() {
        if (errors.length === 0) throw new Error('claiming');
        return due.splice(0, 1);
      },
      async work(item) {
        if (broken) {
          broken = false;
          due.push(item);
          throw new Error('working');
        }
        done.push(item);
      },
    });
    await until('it is done', () => done.length === 1);
    await lane.stop();
    assert.deepEqual(errors.map(String), ['Error: claiming', 'Error: working']);
  });

  it('takes nothing while it is paused, and goes on afterwards', async () => {
    const due: number[] = [];
    const { lane, seen } = laneOver(due, async () => {}, 5);
    await until('it has looked', () => seen.claims > 0);
    lane.pause(150);
    const pausedAt = performance.now();
    due.push(1);
    lane.nudge();
    await until('it is done', () => seen.done.length === 1);
    assert.ok(performance.now() - pausedAt >= 149);
    await lane.stop();
  });

  it('ends once what is under way is done, and takes nothing more', async () => {
    const gate = Promise.withResolvers<string>();
    const due = [1, 2, 3, 4, 5];
    const { lane, seen } = laneOver(due, async () => {
      await gate.promise;
    });
    await until('three are under way', () => seen.underWay === 3);
    const stopped = lane.stop();
    gate.resolve('open');
    await stopped;
    assert.deepEqual(seen.done.toSorted(), [1, 2, 3]);
    assert.deepEqual(due, [4, 5]);
  });
});
