import type Sqlite from 'better-sqlite3';
import { openSqliteFile } from './sqlite-file.ts';
import type { ProofStore } from './used-proofs.ts';

/** All that the key holds is all there is: SQLite need not keep it twice. */
const SCHEMA = `
  create table if not exists used_proof (
    minute integer not null, clinic_id integer not null, proof_hash text not null,
    primary key (minute, clinic_id, proof_hash)
  ) without rowid;
  create table if not exists proof_epoch (id integer primary key check (id = 1), epoch text not null)`;

/** An open store: its file with the statements on it. */
interface OpenStore {
  readonly file: Sqlite.Database;
  readonly epoch: Sqlite.Statement<[], string>;
  readonly use: Sqlite.Statement<[number, number, string, string]>;
  readonly forget: Sqlite.Statement<[number, number]>;
}

/**
 * The used proofs of a SQLite database, in a file of their own beside it, `PATH-proofs`: there no one waits for the
 * disk. It is opened, and made, with the first proof; nobody need back it up.
 *
 * What a process that crashes has written is the system's to keep. A power cut loses the last writes, but no node
 * lives through it: whichever opens the file begins a new epoch, so that the nonces of the old one, and with them
 * every proof from before, are worth nothing.
 *
 * @param path of the database, or `:memory:`.
 */
export function sqliteProofs(path: string): ProofStore {
  let opened: OpenStore | null = null;
  const store = (): OpenStore => (opened ??= openStore(path === ':memory:' ? path : `${path}-proofs`));
  return {
    epoch: async () => store().epoch.get() ?? '',
    use: async ({ clinicId, minute, proofHash }, epoch) =>
      store().use.run(minute, clinicId, proofHash, epoch).changes === 1,
    // A store that this node has not opened is other nodes' to clean.
    forget: async (beforeMinute, most) => opened?.forget.run(beforeMinute, most).changes ?? 0,
    close: () => opened?.file.close(),
  };
}

function openStore(path: string): OpenStore {
  const file = openSqliteFile(path);
  // Never damaged by a power cut, and no write waits for the disk; OFF would save little and could leave ruins.
  file.pragma('synchronous = NORMAL');
  file
    .transaction(() => {
      file.exec(SCHEMA);
      file.exec('delete from used_proof');
      file.exec('insert or replace into proof_epoch values (1, lower(hex(randomblob(16))))');
    })
    .immediate();
  return {
    file,
    epoch: file.prepare<[], string>('select epoch from proof_epoch').pluck(),
    use: file.prepare(
      'insert into used_proof select ?, ?, ? from proof_epoch where epoch = ? on conflict do nothing',
    ),
    forget: file.prepare(
      `delete from used_proof where (minute, clinic_id, proof_hash) in
        (select minute, clinic_id, proof_hash from used_proof where minute < ? limit ?)`,
    ),
  };
}
