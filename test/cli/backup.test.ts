import assert from 'node:assert/strict';
import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { TestNode } from '../support/auth-node.ts';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { practiceSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const [sqlite, ...others] = databases();

describe('backing up and restoring SQLite while a node runs', () => {
  let way: WayIn;
  let clinic: StaffedClinic;
  let cli: CommandLine;
  let node: TestNode;
  let file: (name: string) => string;
  before(async () => {
    way = await openWayIn(sqlite);
    clinic = await way.door.clinic();
    node = way.door.node;
    cli = commandLine(way.door.url);
    const folder = dirname(way.door.url.slice('sqlite:'.length));
    file = (name) => join(folder, name);
  });
  after(() => way.close());

  const practiceIds = async () =>
    (await node.database.db.selectFrom('practiceProfile').select('practiceId').execute()).map(
      (row) => row.practiceId,
    );
  const count = async (table: 'session' | 'accountLink' | 'verificationCode' | 'auditEvent') =>
    (await node.database.db.selectFrom(table).select('clinicId').execute()).length;

  it('brings back what was there, and nothing that logs anybody in or was taken back since', async () => {
    const practice = await practiceSystem(way.door, clinic);
    await practice.upsert([profileRecord({ practiceId: 'BEFORE' })]);
    const member = await way.member(clinic);
    const page = way.visit(clinic);
    assert.equal((await page.login(member)).status, 200);
    const helped = await way.help(member);
    const made = await cli.run(
      ...['make-api-key', '--clinic', clinic.slug, '--name', 'P', '--scope', 'profiles'],
    );
    const [, keyId = ''] = made.out.split('_');

    const backup = await cli.run('backup', file('backup.db'));
    assert.deepEqual([backup.code, backup.err], [0, '']);
    assert.equal((await stat(file('backup.db'))).mode & 0o777, 0o600);
    assert.equal((await cli.run('backup', file('backup.db'))).code, 1);
    const astray = await cli.run('backup', file('nowhere/backup.db'));
    assert.deepEqual(astray, {
      code: 1,
      out: '',
      err: `clinic-auth backup: there is no folder ${file('nowhere')}\n`,
    });

    await practice.upsert([profileRecord({ practiceId: 'AFTER' })]);
    assert.equal((await cli.run('revoke-api-key', keyId, '--clinic', clinic.slug)).code, 0);
    const eventsBefore = await count('auditEvent');
    assert.equal(await page.sessionStatus(clinic.slug), 200);

    const unsure = await cli.run('restore', file('backup.db'));
    assert.deepEqual([unsure.code, unsure.err.includes('--yes')], [2, true]);
    const restored = await cli.run('restore', file('backup.db'), '--yes');
    assert.deepEqual([restored.code, restored.err], [0, '']);
    assert.doesNotMatch(restored.out, /carried over/);

    // The node that ran all the while sees what the backup holds.
    assert.deepEqual(await practiceIds(), ['BEFORE']);
    assert.equal(await page.sessionStatus(clinic.slug), 401);
    assert.deepEqual(
      [await count('session'), await count('accountLink'), await count('verificationCode')],
      [0, 0, 0],
    );
    assert.equal(await way.opens(clinic, helped.token), null);
    assert.match((await cli.run('list-api-keys', '--clinic', clinic.slug)).out, /revoked/);
    // The audit log has lost nothing, and tells of the restore.
    assert.equal(await count('auditEvent'), eventsBefore + 1);
    assert.equal(await way.canLogIn(member), true);
    await assert.rejects(node.database.db.deleteFrom('auditEvent').execute());
  });

  it('refuses what is no backup of these keys, and leaves the database as it is', async () => {
    const ids = await practiceIds();
    await writeFile(
      file('text.db'),
      'not a database, and long enough to look like a file of some kind'.repeat(100),
    );
    new Sqlite(file('other.db')).exec('create table clinic (id integer)').close();
    const other = commandLine(way.door.url, { SECRETS_KEY: `1:${Buffer.alloc(32, 9).toString('base64')}` });
    const tries = [
      await cli.run('restore', file('none.db'), '--yes'),
      await cli.run('restore', file('text.db'), '--yes'),
      await cli.run('restore', file('other.db'), '--yes'),
      await other.run('restore', file('backup.db'), '--yes'),
    ];
    assert.deepEqual(
      tries.map(({ code }) => code),
      [1, 1, 1, 1],
    );
    assert.match(tries[3]?.err ?? '', /not the key/);
    assert.deepEqual(await practiceIds(), ids);
  });

  it('restores where there is no database yet', async () => {
    const fresh = commandLine(`sqlite:${file('fresh/new.db')}`);
    const restored = await fresh.run('restore', file('backup.db'), '--yes');
    assert.deepEqual([restored.code, /Nothing was carried over/.test(restored.out)], [0, true]);
    assert.equal((await fresh.run('list-api-keys', '--clinic', clinic.slug)).code, 0);
  });

  for (const dialect of others) {
    it(`is refused on ${dialect.name}, with a hint at its own tools`, async () => {
      const { url, drop } = await dialect.create();
      for (const args of [
        ['backup', file('x.db')],
        ['restore', file('backup.db'), '--yes'],
      ]) {
        const { code, err } = await commandLine(url).run(...args);
        assert.deepEqual([code, err.includes('pg_dump')], [1, true]);
      }
      await drop();
    });
  }
});
