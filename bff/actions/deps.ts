import type { KeyRing } from '../crypto/key-ring.ts';
import type { PasswordHasher } from '../crypto/password-hasher.ts';
import type { Random } from '../crypto/token.ts';
import type { Database } from '../storage/database.ts';

/** What actions work with. Time and chance are handed in, so that tests hold both in hand. */
export interface Deps {
  readonly database: Database;
  readonly hasher: PasswordHasher;
  readonly keys: KeyRing;
  readonly random: Random;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}
