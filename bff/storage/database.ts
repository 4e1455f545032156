import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import type { ProofStore } from './used-proofs.ts';

/** What repositories take first: the database, or a transaction on it. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** An open database with the tables of this product in it. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  readonly proofs: ProofStore;
  /** Closes every connection. */
  close(): Promise<void>;
}
