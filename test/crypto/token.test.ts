import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { newId, newToken, systemRandom, tokenHash } from '../../bff/crypto/token.ts';

describe('a token', () => {
  it('carries 256 bits, all of them from the given chance', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index));
    const token = newToken((count) => bytes.subarray(0, count));
    assert.deepEqual(Buffer.from(token, 'base64url'), bytes);
    assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  });

  it('is another one each time', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newToken(systemRandom))).size, 1000);
  });

  it('is stored as its SHA-256, from which nobody gets it back', () => {
    const token = newToken(systemRandom);
    assert.equal(tokenHash(token), createHash('sha256').update(token).digest('base64url'));
    assert.ok(!tokenHash(token).includes(token));
  });
});

describe('an id', () => {
  it('carries 128 bits', () => {
    assert.equal(Buffer.from(newId(systemRandom), 'base64url').length, 16);
    assert.equal(new Set(Array.from({ length: 1000 }, () => newId(systemRandom))).size, 1000);
  });
});
