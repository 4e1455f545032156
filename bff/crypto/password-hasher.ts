import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import type { KeyRing } from './key-ring.ts';
import { currentKey } from './key-ring.ts';

/** A password as it is stored. */
export interface StoredPassword {
  /** Argon2id in PHC string format, keyed with the pepper (RFC 9106 3.1, K). */
  readonly passwordHash: string;
  /** The key version of that pepper. */
  readonly pepperVersion: number;
}

export interface Busy {
  readonly kind: 'busy';
}

export type HashOutcome = Busy | { readonly kind: 'hashed'; readonly stored: StoredPassword };

export type VerifyOutcome =
  | Busy
  | { readonly kind: 'wrong' }
  /** `outdated`: made with older parameters or an older pepper, to be hashed again now. */
  | { readonly kind: 'right'; readonly outdated: boolean };

export interface PasswordHasher {
  /** Hashes a normalised password. */
  hash(password: string): Promise<HashOutcome>;
  /**
   * Compares a normalised password. With `null` (nobody has this username) the same work is done on a hash
   * that no password fits, so that the answer takes as long (rule 2).
   */
  verify(password: string, stored: StoredPassword | null): Promise<VerifyOutcome>;
  /** Passwords waiting for their turn. */
  readonly waiting: number;
}

export interface HasherOptions {
  readonly keys: KeyRing;
  /**
   * How many hashes the thread pool is given at once: more than it has threads, so that none stands idle until the event
   * loop brings the next.
   */
  readonly atOnce: number;
  /** How many more may wait; beyond that the answer is `busy`, never a pile-up. */
  readonly mayWait: number;
  /** Argon2id's cost: 19 MiB and two passes on one lane (OWASP; rule 4). Tests of other things use less. */
  readonly memoryKiB?: number;
  readonly passes?: number;
}

/** The Argon2id hasher. The work is done by native code in the thread pool, off the event loop. */
export async function createPasswordHasher(options: HasherOptions): Promise<PasswordHasher> {
  const { keys, atOnce, mayWait, memoryKiB = 19456, passes = 2 } = options;
  const cost = { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
  const currentParameters = `$m=${memoryKiB},t=${passes},p=1$`;
  const limit = pLimit(atOnce);

  const makeStored = async (password: string): Promise<StoredPassword> => ({
    passwordHash: await hash(password, { ...cost, secret: currentKey(keys, 'password-pepper') }),
    pepperVersion: keys.currentVersion,
  });
  const nobodys = await makeStored(currentKey(keys, 'password-pepper').toString('hex'));

  const isFull = () => limit.pendingCount >= mayWait;

  return {
    get waiting() {
      return limit.pendingCount;
    },
    async hash(password) {
      if (isFull()) return { kind: 'busy' };
      return { kind: 'hashed', stored: await limit(makeStored, password) };
    },
    async verify(password, stored) {
      if (isFull()) return { kind: 'busy' };
      const { passwordHash, pepperVersion } = stored ?? nobodys;
      const secret = keys.key('password-pepper', pepperVersion);
      if (!secret)
        throw new Error(`a password was stored with key version ${pepperVersion}, which is missing`);
      const right = await limit(() => verify(passwordHash, password, { secret }));
      if (!right || !stored) return { kind: 'wrong' };
      const outdated = pepperVersion !== keys.currentVersion || !passwordHash.includes(currentParameters);
      return { kind: 'right', outdated };
    },
  };
}
