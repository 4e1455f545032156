import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  CLOCK_SECONDS,
  faultOf,
  firstRememberedMinute,
  NONCE_SECONDS,
  nonceBucket,
  proofMinute,
} from '../../bff/domain/proof.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const request = { method: 'POST', address: 'https://auth.example/v1/x', tokenHash: 'hash' };
const claims = { ...request, issuedAt: NOW / 1000 };

describe('a proof held against its request', () => {
  it('fits where all of it is the same', () => {
    assert.equal(faultOf(claims, request, NOW), null);
    const bare = { tokenHash: null };
    assert.equal(faultOf({ ...claims, ...bare }, { ...request, ...bare }, NOW), null);
  });

  it('names the first thing that does not fit', () => {
    assert.equal(faultOf({ ...claims, method: 'post' }, request, NOW), 'method');
    assert.equal(faultOf({ ...claims, address: `${request.address}/` }, request, NOW), 'address');
    assert.equal(faultOf({ ...claims, tokenHash: null }, request, NOW), 'token');
    assert.equal(faultOf(claims, { ...request, tokenHash: null }, NOW), 'token');
    assert.equal(faultOf({ ...claims, issuedAt: 0 }, request, NOW), 'clock');
    assert.equal(faultOf({ ...claims, issuedAt: 0, method: 'x' }, request, NOW), 'method');
  });

  it('is remembered for as long as it could be accepted, whatever the clocks say', () => {
    const times = fc.record({
      now: fc.integer({ min: NOW, max: NOW + 3_600_000 }),
      off: fc.integer({ min: -CLOCK_SECONDS, max: CLOCK_SECONDS }),
      later: fc.integer({ min: 0, max: 2 * CLOCK_SECONDS * 1000 }),
    });
    fc.assert(
      fc.property(times, ({ now, off, later }) => {
        const issuedAt = Math.floor(now / 1000) + off;
        const isGood = faultOf({ ...claims, issuedAt }, request, now + later) === null;
        assert.ok(!isGood || proofMinute({ issuedAt }) >= firstRememberedMinute(now + later));
      }),
    );
  });

  it('has a nonce of this minute or the one before', () => {
    assert.equal(nonceBucket(NOW + NONCE_SECONDS * 1000) - nonceBucket(NOW), 1);
    assert.equal(nonceBucket(NOW + NONCE_SECONDS * 1000 - 1), nonceBucket(NOW));
  });
});
