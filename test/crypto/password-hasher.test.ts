import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verify } from '@node-rs/argon2';
import type { KeyRing } from '../../bff/crypto/key-ring.ts';
import {
  createPasswordHasher,
  type HasherOptions,
  type PasswordHasher,
  type StoredPassword,
} from '../../bff/crypto/password-hasher.ts';
import { normalisePassword } from '../../bff/domain/password.ts';
import { testKeys } from '../support/auth-node.ts';

const PASSWORD = 'a quiet heron at dawn';

const cheap = { atOnce: 2, mayWait: 100, memoryKiB: 8, passes: 1 };
const hasherOf = (keys: KeyRing, options: Partial<HasherOptions> = {}) =>
  createPasswordHasher({ ...cheap, ...options, keys });

async function stored(hasher: PasswordHasher, password: string): Promise<StoredPassword> {
  const hashed = await hasher.hash(normalisePassword(password));
  assert.equal(hashed.kind, 'hashed');
  return hashed.stored;
}

describe('a password', () => {
  it('is right when it is the same, and wrong in every other spelling', async () => {
    const hasher = await hasherOf(testKeys(1));
    const heron = await stored(hasher, PASSWORD);
    assert.deepEqual(await hasher.verify(PASSWORD, heron), { kind: 'right', outdated: false });
    for (const other of ['', ` ${PASSWORD}`, `${PASSWORD} `, PASSWORD.toUpperCase(), PASSWORD.slice(0, -1)]) {
      assert.deepEqual(await hasher.verify(other, heron), { kind: 'wrong' }, JSON.stringify(other));
    }
  });

  it('is stored as keyed Argon2id with 19 MiB, two passes and one lane by default (rule 4)', async () => {
    const hasher = await createPasswordHasher({ keys: testKeys(1), atOnce: 1, mayWait: 1 });
    const { passwordHash, pepperVersion } = await stored(hasher, PASSWORD);
    assert.match(passwordHash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(pepperVersion, 1);
    assert.equal(await verify(passwordHash, PASSWORD), false, 'without the pepper it opens nothing');
  });

  it('is salted: the same one is stored differently each time', async () => {
    const hasher = await hasherOf(testKeys(1));
    const [one, other] = [await stored(hasher, PASSWORD), await stored(hasher, PASSWORD)];
    assert.notEqual(one.passwordHash, other.passwordHash);
  });

  it('counts to its last character: 64 emoji are not 63, and not 65', async () => {
    const hasher = await hasherOf(testKeys(1));
    const emoji = await stored(hasher, '🦩'.repeat(64));
    assert.equal((await hasher.verify('🦩'.repeat(64), emoji)).kind, 'right');
    for (const other of ['🦩'.repeat(63), '🦩'.repeat(65), `${'🦩'.repeat(63)}🦚`]) {
      assert.equal((await hasher.verify(other, emoji)).kind, 'wrong');
    }
  });

  it('goes on after a NUL', async () => {
    const hasher = await hasherOf(testKeys(1));
    const withNul = await stored(hasher, 'before\u0000after');
    assert.equal((await hasher.verify('before\u0000after', withNul)).kind, 'right');
    assert.equal((await hasher.verify('before\u0000other', withNul)).kind, 'wrong');
    assert.equal((await hasher.verify('before', withNul)).kind, 'wrong');
  });

  it('with composed accents opens with decomposed ones, once in its normal form', async () => {
    const hasher = await hasherOf(testKeys(1));
    const composed = await stored(hasher, 'une fianc\u00e9e \u00e0 No\u00ebl');
    const typed = normalisePassword('une fiance\u0301e a\u0300 Noe\u0308l');
    assert.equal((await hasher.verify(typed, composed)).kind, 'right');
  });
});

describe('a password of nobody', () => {
  it('is wrong whatever it is, the empty one and the made-up one included', async () => {
    const keys = testKeys(1);
    const hasher = await hasherOf(keys);
    const pepper = keys.key('password-pepper', 1)?.toString('hex') ?? '';
    for (const typed of ['', PASSWORD, pepper]) {
      assert.deepEqual(await hasher.verify(typed, null), { kind: 'wrong' });
    }
  });
});

describe('a new pepper', () => {
  it('still opens what was stored under the old one, and asks for it to be hashed again', async () => {
    const old = await stored(await hasherOf(testKeys(1)), PASSWORD);
    const rotated = await hasherOf(testKeys(1, 2));
    assert.deepEqual(await rotated.verify(PASSWORD, old), { kind: 'right', outdated: true });
    assert.deepEqual(await rotated.verify('another one', old), { kind: 'wrong' });

    const renewed = await stored(rotated, PASSWORD);
    assert.equal(renewed.pepperVersion, 2);
    assert.deepEqual(await rotated.verify(PASSWORD, renewed), { kind: 'right', outdated: false });
    assert.equal((await (await hasherOf(testKeys(2))).verify(PASSWORD, renewed)).kind, 'right');
  });

  it('opens nothing when it is a different key under the old number', async () => {
    const old = await stored(await hasherOf(testKeys(1)), PASSWORD);
    const { passwordHash } = old;
    const other = await hasherOf(testKeys(2));
    assert.equal((await other.verify(PASSWORD, { passwordHash, pepperVersion: 2 })).kind, 'wrong');
  });

  it('fails loudly, and opens nothing, where the old key is missing', async () => {
    const old = await stored(await hasherOf(testKeys(1)), PASSWORD);
    await assert.rejects((await hasherOf(testKeys(2))).verify(PASSWORD, old), /key version 1/);
  });

  it('asks for a new hash after changed parameters too', async () => {
    const old = await stored(await hasherOf(testKeys(1)), PASSWORD);
    for (const changed of [{ memoryKiB: 16 }, { passes: 2 }]) {
      const hasher = await hasherOf(testKeys(1), changed);
      assert.deepEqual(await hasher.verify(PASSWORD, old), { kind: 'right', outdated: true });
    }
  });
});

describe('a hasher with more to do than it can', () => {
  it('answers busy beyond its queue at once, and works the queue off', async () => {
    const hasher = await hasherOf(testKeys(1), { atOnce: 1, mayWait: 3 });
    const heron = await stored(hasher, PASSWORD);
    const burst = Array.from({ length: 10 }, () => hasher.verify(PASSWORD, heron));
    assert.ok(hasher.waiting <= 3, `${hasher.waiting} waiting`);
    const kinds = (await Promise.all(burst)).map(({ kind }) => kind);
    assert.deepEqual(new Set(kinds), new Set(['right', 'busy']));
    assert.ok(kinds.indexOf('busy') >= 3 && kinds.lastIndexOf('right') < kinds.indexOf('busy'));
    assert.equal(hasher.waiting, 0);
    assert.equal((await hasher.verify(PASSWORD, heron)).kind, 'right');
  });

  it('is as busy for nobody as for somebody, and for new passwords', async () => {
    const hasher = await hasherOf(testKeys(1), { atOnce: 1, mayWait: 0 });
    assert.deepEqual(await hasher.verify(PASSWORD, null), { kind: 'busy' });
    assert.deepEqual(await hasher.hash(PASSWORD), { kind: 'busy' });
  });

  it('leaves the event loop free while it works', async () => {
    const hasher = await createPasswordHasher({ keys: testKeys(1), atOnce: 1, mayWait: 1 });
    const order: string[] = [];
    const hashed = hasher.hash(PASSWORD).then(() => order.push('hashed'));
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push('something else');
        resolve();
      });
    });
    await hashed;
    assert.deepEqual(order, ['something else', 'hashed']);
  });
});
