import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FINE_PASSWORD, resetPassword } from '../support/account-calls.ts';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

const [sqlite] = databases();

describe('passwords that were changed since the backup that is restored (rule 11)', () => {
  let way: WayIn;
  let clinic: StaffedClinic;
  let cli: CommandLine;
  let backup: string;
  before(async () => {
    way = await openWayIn(sqlite);
    clinic = await way.door.clinic();
    cli = commandLine(way.door.url);
    backup = join(dirname(way.door.url.slice('sqlite:'.length)), 'backup.db');
  });
  after(() => way.close());

  const reset = async (member: Member) => {
    const { token } = await way.help(member);
    assert.equal((await resetPassword(way.visit(clinic), clinic, token)).status, 200);
  };

  it('stay changed: whoever knows the old one does not get in with it again', async () => {
    const member = await way.member(clinic);
    const other = await way.member(clinic);
    assert.equal((await cli.run('backup', backup)).code, 0);
    await reset(member);
    assert.equal((await cli.run('restore', backup, '--yes')).code, 0);
    assert.equal(await way.canLogIn(member), false);
    assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
    assert.equal(await way.canLogIn(other), true);
  });

  it('end where they hang on a key that is not there any more', async () => {
    const member = await way.member(clinic);
    const again = `${backup}.again`;
    assert.equal((await cli.run('backup', again)).code, 0);
    await reset(member);
    const { db } = way.door.node.database;
    await db
      .updateTable('password')
      .set({ pepperVersion: 9 })
      .where('profileId', '=', member.profileId)
      .execute();
    assert.equal((await cli.run('restore', again, '--yes')).code, 0);
    assert.equal(await way.canLogIn(member), false);
    way.door.clock.advance(3_600_000);
    await reset(member);
    assert.equal(await way.canLogIn(member, FINE_PASSWORD), true);
  });
});
