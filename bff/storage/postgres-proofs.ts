import type { ProofStore } from './used-proofs.ts';

/** Runs one statement outside any transaction; a row is its columns' values in their order. */
type Run = (
  text: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly (readonly unknown[])[]; readonly rowCount: number | null }>;

const SELECT_EPOCH = 'select epoch from proof_epoch';
const BEGIN_EPOCH =
  'insert into proof_epoch (id, epoch) values (1, gen_random_uuid()::text) on conflict do nothing';
const USE = `
  insert into used_proof (minute, clinic_id, proof_hash)
  select $1::integer, $2::integer, $3::text from proof_epoch where epoch = $4::text
  on conflict do nothing`;
const FORGET = `
  delete from used_proof where (minute, clinic_id, proof_hash) in
    (select minute, clinic_id, proof_hash from used_proof where minute < $1::integer limit $2::integer)`;

/**
 * The used proofs of a PostgreSQL database, in two unlogged tables: nothing of them goes through the write-ahead log,
 * and no one waits for the disk. Where the server crashes, or a standby takes its place, both are empty together
 * (`CREATE TABLE`, UNLOGGED), so that the epoch is over with all that was known in it, and the next question begins
 * another one.
 */
export function postgresProofs(run: Run): ProofStore {
  const find = async (): Promise<string | null> => {
    const [[epoch] = []] = (await run(SELECT_EPOCH, [])).rows as readonly (readonly string[])[];
    return epoch ?? null;
  };
  return {
    async epoch() {
      const known = await find();
      if (known !== null) return known;
      await run(BEGIN_EPOCH, []);
      return (await find()) ?? '';
    },
    use: async ({ clinicId, minute, proofHash }, epoch) =>
      (await run(USE, [minute, clinicId, proofHash, epoch])).rowCount === 1,
    forget: async (beforeMinute, most) => (await run(FORGET, [beforeMinute, most])).rowCount ?? 0,
    close: () => {},
  };
}
