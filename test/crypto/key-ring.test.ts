import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  createKeyRing,
  currentKey,
  keyCheck,
  type KeyPurpose,
  parseSecretsKey,
} from '../../bff/crypto/key-ring.ts';

const purposes: readonly KeyPurpose[] = ['password-pepper', 'throttle-subject', 'key-check'];

const KEY = Buffer.alloc(32, 0xfb);
const BASE64 = KEY.toString('base64');

const unreadable: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['a key without its version', BASE64],
  ['a version without its key', '1:'],
  ['version 0', `0:${BASE64}`],
  ['a negative version', `-1:${BASE64}`],
  ['a version with a leading zero', `01:${BASE64}`],
  ['a version of five digits', `10000:${BASE64}`],
  ['a key one byte short', `1:${randomBytes(31).toString('base64')}`],
  ['a key one byte long', `1:${randomBytes(33).toString('base64')}`],
  ['a key in hexadecimal', `1:${randomBytes(32).toString('hex')}`],
  ['a passphrase', '1:this is not random at all but it is a long sentence'],
  ['one version twice', `1:${BASE64},1:${randomBytes(32).toString('base64')}`],
  ['a comma at the end', `1:${BASE64},`],
  ['two keys joined by a semicolon', `1:${BASE64};2:${BASE64}`],
];

const parse = (text: string): ReadonlyMap<number, Buffer> => {
  const parsed = parseSecretsKey(text);
  assert.equal(parsed.kind, 'parsed');
  return parsed.masterKeys;
};

describe('reading SECRETS_KEY', () => {
  it('takes 32 bytes in base64 and in base64url, with and without padding', () => {
    for (const written of [BASE64, BASE64.replace('=', ''), KEY.toString('base64url')]) {
      assert.deepEqual([...parse(`7:${written}`)], [[7, KEY]]);
    }
  });

  it('takes several versions, with spaces around the commas', () => {
    const other = Buffer.alloc(32, 1);
    const keys = parse(` 2:${BASE64} , 10:${other.toString('base64')} `);
    assert.deepEqual([...keys.keys()], [2, 10]);
    assert.deepEqual(keys.get(10), other);
  });

  for (const [what, text] of unreadable) {
    it(`refuses ${what}, and does not repeat it`, () => {
      const parsed = parseSecretsKey(text);
      assert.equal(parsed.kind, 'unreadable');
      for (const part of text.split(/[:,;]/).filter((piece) => piece.length > 5)) {
        assert.ok(!parsed.reason.includes(part), parsed.reason);
      }
    });
  }

  it('never repeats what it cannot read, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 80 }), (text) => {
        const parsed = parseSecretsKey(text);
        if (parsed.kind === 'unreadable') assert.ok(!parsed.reason.includes(text));
      }),
    );
  });
});

describe('a key ring', () => {
  const ring = createKeyRing(new Map([1, 3, 2].map((version) => [version, Buffer.alloc(32, version)])));

  it('writes with its highest version', () => {
    assert.equal(ring.currentVersion, 3);
    assert.deepEqual(ring.versions, [1, 2, 3]);
    for (const purpose of purposes) {
      assert.deepEqual(currentKey(ring, purpose), ring.key(purpose, 3));
    }
  });

  it('derives a key of its own for each purpose and version, none of them a master key', () => {
    const masters = ring.versions.map((version) => Buffer.alloc(32, version).toString('hex'));
    const derived = purposes.flatMap((purpose) =>
      ring.versions.map((version) => ring.key(purpose, version)?.toString('hex')),
    );
    assert.equal(new Set([...derived, ...masters]).size, derived.length + masters.length);
    for (const key of derived) assert.match(key ?? '', /^[0-9a-f]{64}$/);
  });

  it('derives the same key each time, on every node', () => {
    const again = createKeyRing(new Map([[1, Buffer.alloc(32, 1)]]));
    for (const purpose of purposes) assert.deepEqual(again.key(purpose, 1), ring.key(purpose, 1));
  });

  it('has no key for a version that it was not given', () => {
    assert.equal(ring.key('password-pepper', 4), null);
    assert.equal(keyCheck(ring, 4), null);
  });

  it('needs at least one key', () => {
    assert.throws(() => createKeyRing(new Map()));
  });

  it('shows a check of a key that differs for every key and is none of its keys', () => {
    const other = createKeyRing(new Map([[1, Buffer.alloc(32, 9)]]));
    const checks = [keyCheck(ring, 1), keyCheck(ring, 2), keyCheck(ring, 3), keyCheck(other, 1)];
    const keys = purposes.map((purpose) => ring.key(purpose, 1)?.toString('base64url'));
    assert.equal(new Set([...checks, ...keys]).size, checks.length + keys.length);
  });
});
