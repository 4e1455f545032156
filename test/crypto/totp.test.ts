import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Secret, URI } from 'otpauth';
import { systemRandom } from '../../bff/crypto/token.ts';
import { matchingStep, newTotpSecret, totpUri } from '../../bff/crypto/totp.ts';

/** RFC 6238, appendix B: the SHA-1 secret, and the times in s with their codes of 8 digits. */
const vectorKey = Buffer.from('12345678901234567890');
const vectorSecret = Secret.fromLatin1('12345678901234567890').base32;
const vectors: readonly (readonly [seconds: number, code: string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

const STEP_MS = 30_000;

/** The code of a step, worked out from RFC 4226, 5.3, and nothing else. */
function codeAt(step: number, key: Buffer = vectorKey): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Any moment of the next centuries, in ms. */
const anyTime = fc.integer({ min: 10 * STEP_MS, max: 20_000_000_000_000 });
const anyKey = fc.uint8Array({ minLength: 20, maxLength: 20 });
const secretOf = (key: Uint8Array) => newTotpSecret(() => Buffer.from(key));

describe('a TOTP secret', () => {
  it('carries 160 bits, all of them from the given chance, as 32 characters of base32', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const secret = secretOf(key);
        assert.match(secret, /^[A-Z2-7]{32}$/);
        assert.deepEqual(Secret.fromBase32(secret).bytes, key);
      }),
    );
  });

  it('is another one each time, and asks for 20 bytes', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newTotpSecret(systemRandom))).size, 1000);
    const asked: number[] = [];
    newTotpSecret((count) => {
      asked.push(count);
      return Buffer.alloc(count);
    });
    assert.deepEqual(asked, [20]);
  });
});

describe('the address in the QR code', () => {
  it('is what authenticator apps read', () => {
    const uri = totpUri(vectorSecret, { issuer: 'Maple Street Physiotherapy', account: 'staff' });
    const url = new URL(uri);
    assert.ok(uri.startsWith('otpauth://totp/Maple%20Street%20Physiotherapy:staff?'));
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      issuer: 'Maple Street Physiotherapy',
      secret: vectorSecret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('carries every name, and parts the two at one colon only', () => {
    const anyName = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyName, anyName, (issuer, account) => {
        const uri = totpUri(vectorSecret, { issuer: `C ${issuer}`, account: `A ${account}` });
        const label = decodeURIComponent(new URL(uri).pathname.replace(/^\/\/totp\/|^\//, ''));
        assert.equal(label.split(':').length, 2);
        assert.match(uri, /^otpauth:\/\/totp\/[^\s"<>]+$/);
      }),
      { numRuns: 500 },
    );
    const read = URI.parse(totpUri(vectorSecret, { issuer: 'Zoë: Zähne & mehr', account: 'a+b@c.example' }));
    assert.equal(read.issuer, 'Zoë Zähne & mehr');
    assert.equal(read.label, 'a+b@c.example');
    assert.equal(read.secret.base32, vectorSecret);
  });
});

describe('a TOTP code', () => {
  for (const [seconds, code] of vectors) {
    it(`of ${String(seconds)} s is that of RFC 6238, its last six digits`, () => {
      const step = Math.floor(seconds / 30);
      assert.equal(codeAt(step), code.slice(-6));
      assert.equal(matchingStep(vectorSecret, code.slice(-6), seconds * 1000), step);
      assert.equal(matchingStep(vectorSecret, code, seconds * 1000), null);
    });
  }

  it('belongs to its own step, one step of drift either way and no more', () => {
    fc.assert(
      fc.property(anyKey, anyTime, fc.integer({ min: -4, max: 4 }), (key, now, drift) => {
        const step = Math.floor(now / STEP_MS) + drift;
        const code = codeAt(step, Buffer.from(key));
        const nearby = [1, 0, -1].map((near) => Math.floor(now / STEP_MS) + near);
        // Two steps share a code about once in a million times; then the newer one is meant.
        const newest = nearby.find((near) => codeAt(near, Buffer.from(key)) === code) ?? null;
        assert.equal(matchingStep(secretOf(key), code, now), newest);
      }),
      { numRuns: 1000 },
    );
  });

  for (const [drift, isAccepted] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    it(`is ${isAccepted ? 'accepted' : 'refused'} ${String(drift)} steps away, to the millisecond`, () => {
      const step = 41_152_263;
      const code = codeAt(step + drift);
      const expected = isAccepted ? step + drift : null;
      assert.equal(matchingStep(vectorSecret, code, step * STEP_MS), expected);
      assert.equal(matchingStep(vectorSecret, code, (step + 1) * STEP_MS - 1), expected);
    });
  }

  it('does not care about a change to or from daylight saving: only about UTC', () => {
    // In Vancouver 2026-03-08 10:00 UTC is 2:00, and the clocks go to 3:00 at that moment.
    const change = Date.UTC(2026, 2, 8, 10);
    const before = change - 1;
    const code = codeAt(Math.floor(before / STEP_MS));
    assert.equal(matchingStep(vectorSecret, code, before), Math.floor(before / STEP_MS));
    assert.equal(matchingStep(vectorSecret, code, change), Math.floor(before / STEP_MS));
    assert.equal(matchingStep(vectorSecret, code, change + 2 * STEP_MS), null);
  });

  it('of a phone whose clock is an hour wrong is refused', () => {
    const now = 1_234_567_890_000;
    for (const hour of [-3_600_000, 3_600_000]) {
      assert.equal(matchingStep(vectorSecret, codeAt(Math.floor((now + hour) / STEP_MS)), now), null);
    }
  });

  it('may be typed or pasted with spaces, or in full-width digits', () => {
    for (const typed of ['287 082', ' 287082\n', '2 8 7 0 8 2', '287\u00a0082', '２８７０８２']) {
      assert.equal(matchingStep(vectorSecret, typed, 59_000), 1, typed);
    }
  });

  it('is nothing else, whatever is typed', () => {
    for (const typed of [
      '',
      '28708',
      '2870820',
      '-287082',
      '+287082',
      '287082.0',
      '0x4617a',
      '٢٨٧٠٨٢',
      '🦷',
    ]) {
      assert.equal(matchingStep(vectorSecret, typed, 59_000), null, typed);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
        const digits = typed.normalize('NFKC').replace(/\s/g, '');
        fc.pre(!/^[0-9]{6}$/.test(digits));
        assert.equal(matchingStep(vectorSecret, typed, 59_000), null);
      }),
    );
  });

  it('of the newest step is meant where two steps share it', () => {
    // Found by search: the first two neighbours with one code under this secret.
    const step = 910_737;
    const code = codeAt(step);
    assert.equal(codeAt(step + 1), code);
    assert.equal(matchingStep(vectorSecret, code, step * STEP_MS), step + 1);
    assert.equal(matchingStep(vectorSecret, code, (step + 1) * STEP_MS), step + 1);
    assert.equal(matchingStep(vectorSecret, code, (step + 2) * STEP_MS), step + 1);
    assert.equal(matchingStep(vectorSecret, code, (step - 1) * STEP_MS), step);
  });

  it('can be checked at the very beginning of time', () => {
    assert.equal(matchingStep(vectorSecret, '755224', 0), 0);
    assert.equal(matchingStep(vectorSecret, '000000', 0), null);
  });
});
