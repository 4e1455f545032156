import { restoreDatabase, type RestoreOutcome } from '../actions/restore-database.ts';
import { readGroundConfig } from '../config.ts';
import { systemRandom } from '../crypto/token.ts';
import { keysOf } from '../ground.ts';
import { NOT_SQLITE, sqlitePath } from './backup.ts';
import { type Command, done, refused, wrongUse } from './command.ts';

/** `restore`: a backup takes the database's place while nodes run. */
export const restoreCommand: Command = {
  operands: ['FILE'],
  options: {
    yes: { value: null, what: 'everything since the backup is to be lost, but for the audit log (required)' },
  },
  notes: [
    'Everybody is logged out: sessions, logins in progress, links, codes, set-ups and trusted browsers of the backup are',
    'dead, for they may have been used or revoked since. What was taken back since (API keys, calendar links, passwords,',
    'passkeys, methods, recovery codes) stays so, where the replaced database can be read. Messages that waited are not',
    'sent.',
    'The keys are checked before. SQLite only.',
  ],
  example: 'restore /backups/clinic-auth-2026-11-22.db --yes',
  async run(given, terminal) {
    const [file = ''] = given.operands;
    const reading = readGroundConfig(terminal.environment);
    if (reading.kind === 'wrong') return wrongUse(reading.problems.join('\n  '));
    const { config } = reading;
    const path = sqlitePath(config.databaseUrl);
    if (path === null) return refused(NOT_SQLITE);
    if (!given.isSet('yes')) return wrongUse(`--yes is missing: what ${path} holds now is replaced`);
    const deps = { keys: keysOf(config), random: systemRandom, clock: Date.now };
    const outcome = await restoreDatabase(deps, { backup: file, live: path });
    if (outcome.kind === 'refused') return refused(explain(outcome, file));
    terminal.out.write(`${file} is in the place of ${path}. Everybody has to log in again.\n`);
    if (!outcome.carriedOver) {
      terminal.out.write(
        'Nothing was carried over from the replaced database: check API keys and calendar links.\n',
      );
    }
    return done;
  },
};

function explain(
  { reason, version = 0 }: Extract<RestoreOutcome, { kind: 'refused' }>,
  file: string,
): string {
  switch (reason) {
    case 'no-database':
      return `${file} is no SQLite database`;
    case 'damaged':
      return `${file} is damaged`;
    case 'not-ours':
      return `${file} is no backup of clinic-auth, or one of a newer version`;
    case 'wrong-key':
      return `SECRETS_KEY: version ${version} is not the key that ${file} was written with`;
    case 'missing-key':
      return `SECRETS_KEY: version ${version} is missing, ${file} was written with it`;
  }
}
