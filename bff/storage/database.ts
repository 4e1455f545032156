import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What repositories take first: the database, or a transaction on it. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** An open database with the tables of this product in it. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Closes every connection. */
  close(): Promise<void>;
}
