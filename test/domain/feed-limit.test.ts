import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFeedLimit } from '../../bff/actions/feed-limit.ts';
import { MINUTE } from '../support/clock.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');

describe('how often a feed is written', () => {
  const takeAll = (limit: ReturnType<typeof createFeedLimit>, feed: string, now = NOW) => {
    for (let times = 0; times < 30; times += 1) assert.equal(limit.take(feed, now), 0);
  };

  it('is 30 times in ten minutes, to the millisecond, counted from the first', () => {
    const limit = createFeedLimit();
    takeAll(limit, 'one');
    assert.equal(limit.take('one', NOW), 600);
    assert.equal(limit.take('one', NOW + 10 * MINUTE - 1), 1);
    takeAll(limit, 'one', NOW + 10 * MINUTE);
    assert.equal(limit.take('one', NOW + 10 * MINUTE), 600);
  });

  it('is each feed’s own matter', () => {
    const limit = createFeedLimit();
    takeAll(limit, 'one');
    takeAll(limit, 'other');
    assert.equal(limit.take('one', NOW), 600);
  });

  it('is remembered of 10,000 feeds: the one that asked longest ago makes room', () => {
    const limit = createFeedLimit();
    limit.take('busy', NOW);
    takeAll(limit, 'idle');
    for (let index = 0; index < 9_998; index += 1) limit.take(`feed-${index}`, NOW);
    for (let times = 1; times < 30; times += 1) assert.equal(limit.take('busy', NOW), 0);
    assert.equal(limit.take('idle', NOW), 600, 'there is room for all so far');
    limit.take('one too many', NOW);
    assert.equal(limit.take('idle', NOW), 0, 'it was the one');
    assert.equal(limit.take('busy', NOW), 600);
  });
});
