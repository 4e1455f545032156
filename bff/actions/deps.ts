import type { KeyRing } from '../crypto/key-ring.ts';
import type { PasswordHasher } from '../crypto/password-hasher.ts';
import type { Random } from '../crypto/token.ts';
import type { Pages } from './pages.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { Database } from '../storage/database.ts';

/** What actions work with. Time and chance are handed in, so that tests hold both in hand. */
export interface Deps {
  readonly database: Database;
  readonly hasher: PasswordHasher;
  /** Judges passwords that people choose. */
  readonly passwordPolicy: PasswordPolicy;
  readonly keys: KeyRing;
  /** The addresses that links in emails lead to. */
  readonly pages: Pages;
  /** Something was put into the outbox and committed: the courier looks now. */
  readonly nudgeCourier: () => void;
  /** The operator sends text messages; else nobody is offered them. */
  readonly sendsSms: boolean;
  /** Where browsers reach this BFF, without a slash at the end. */
  readonly publicUrl: string;
  readonly random: Random;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}
