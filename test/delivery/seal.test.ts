import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { open, seal } from '../../bff/crypto/seal.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { testKeys } from '../support/auth-node.ts';

const keys = testKeys(1);
const sealing = { keys, random: systemRandom };

describe('sealing', () => {
  it('gives back to the letter what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plaintext, place) => {
        const sealed = seal(sealing, 'outbox', plaintext, place);
        assert.deepEqual(open(keys, 'outbox', sealed, place), { kind: 'opened', plaintext });
      }),
    );
  });

  it('never makes the same of the same', () => {
    const made = Array.from({ length: 100 }, () => seal(sealing, 'outbox', 'code 123456', '1|row'));
    assert.equal(new Set(made).size, 100);
  });

  it('hides what is in it', () => {
    const sealed = seal(sealing, 'outbox', 'code 123456', '1|row');
    const box = Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1');
    assert.equal(box.includes('123456'), false);
  });

  it('opens at its own place and for its own purpose only', () => {
    const sealed = seal(sealing, 'outbox', 'secret', '1|row');
    assert.deepEqual(open(keys, 'outbox', sealed, '2|row'), { kind: 'damaged' });
    assert.deepEqual(open(keys, 'throttle-subject', sealed, '1|row'), { kind: 'damaged' });
  });

  it('opens under an older key as long as the ring has it', () => {
    const sealed = seal(sealing, 'outbox', 'secret', '1|row');
    assert.equal(open(testKeys(1, 2), 'outbox', sealed, '1|row').kind, 'opened');
    assert.deepEqual(open(testKeys(2), 'outbox', sealed, '1|row'), { kind: 'missing-key', version: 1 });
    assert.match(seal({ keys: testKeys(1, 2), random: systemRandom }, 'outbox', '', ''), /^1\.2\./);
  });

  it('notices every altered bit and every cut', () => {
    const sealed = seal(sealing, 'outbox', 'secret', '1|row');
    const [format = '', version = '', box = ''] = sealed.split('.');
    const bytes = Buffer.from(box, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const other = `${format}.${version}.${altered.toString('base64url')}`;
      assert.deepEqual(open(keys, 'outbox', other, '1|row'), { kind: 'damaged' });
    }
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = `${format}.${version}.${bytes.subarray(0, length).toString('base64url')}`;
      assert.deepEqual(open(keys, 'outbox', cut, '1|row'), { kind: 'damaged' });
    }
  });

  it('makes nothing of what was never sealed', () => {
    for (const text of ['', 'secret', '1.1.', '2.1.AAAA', '1.0.AAAA', '1.1.****', '1.99999.AAAA']) {
      assert.deepEqual(open(keys, 'outbox', text, ''), { kind: 'damaged' }, text);
    }
  });
});
