import { dirname } from 'node:path';
import { readGroundConfig } from '../config.ts';
import { copySqlite } from '../storage/sqlite-copy.ts';
import { type Command, done, refused, wrongUse } from './command.ts';

/** Where SQLite's own copies are no help. */
export const NOT_SQLITE =
  'DATABASE_URL is not SQLite. On PostgreSQL use its own tools: pg_dump "$DATABASE_URL" --format=custom --file=FILE, and pg_restore.';

/** The path of the SQLite database that `DATABASE_URL` names; null: it names none. */
export function sqlitePath(databaseUrl: string): string | null {
  return databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;
}

/** `backup`: a copy of the database, made while nodes run. */
export const backupCommand: Command = {
  operands: ['FILE'],
  options: {},
  notes: [
    "FILE must not exist yet. It holds people's data, for this user alone to read, and opens nothing without SECRETS_KEY:",
    'keep the two apart. SQLite only.',
  ],
  example: 'backup /backups/clinic-auth-2026-11-22.db',
  async run(given, terminal) {
    const [file = ''] = given.operands;
    const reading = readGroundConfig(terminal.environment);
    if (reading.kind === 'wrong') return wrongUse(reading.problems.join('\n  '));
    const path = sqlitePath(reading.config.databaseUrl);
    if (path === null) return refused(NOT_SQLITE);
    const outcome = await copySqlite(path, file);
    if (outcome.kind === 'copied') {
      terminal.out.write(`${path} is copied to ${file}.\n`);
      return done;
    }
    const reasons = {
      'no-database': `${path} is no SQLite database`,
      damaged: `the copy of ${path} is damaged, and was thrown away: check the disk`,
      exists: `${file} is there already`,
      'no-folder': `there is no folder ${dirname(file)}`,
    };
    return refused(reasons[outcome.reason]);
  },
};
