import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from './is-postgres.ts';

/** Proofs of browsers without cookies that were used. On SQLite they stand in a file of their own. */
export const usedProofs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    if (!isPostgres(db)) return;
    await sql`create unlogged table used_proof (
      minute integer not null,
      clinic_id integer not null,
      proof_hash text collate "C" not null,
      primary key (minute, clinic_id, proof_hash)
    )`.execute(db);
    await sql`create unlogged table proof_epoch (
      id integer primary key check (id = 1),
      epoch text not null
    )`.execute(db);
  },
};
