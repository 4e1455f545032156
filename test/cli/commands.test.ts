import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { commands } from '../../bff/cli/commands.ts';
import { createKeyRing } from '../../bff/crypto/key-ring.ts';
import { findClinic } from '../../bff/storage/clinics.ts';
import { startTestNode, type TestNode } from '../support/auth-node.ts';
import { createHandClock, DAY } from '../support/clock.ts';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { linksIn, openPostOffice } from '../support/post-office.ts';
import { databases, type TestDatabase } from '../support/postgres.ts';

const MAPLE = [
  ...['create-clinic', '--slug', 'maple-street', '--name', 'Maple Street', '--country', 'ca'],
  ...['--time-zone', 'America/Vancouver', '--origin', 'https://www.maple-street.example'],
  ...['--set-up-account-page', 'https://www.maple-street.example/set-up'],
];
const OLIVE = [
  ...['add-owner', '--clinic', 'maple-street', '--given-name', 'Olive', '--family-name', 'Tremblay'],
  ...['--email', 'olive@mail.example', '--practice-id', 'OWNER-1'],
];

for (const dialect of databases()) {
  describe(`the operator's commands from nothing on, on ${dialect.name}`, () => {
    let database: TestDatabase;
    let cli: CommandLine;
    let folder: string;
    let node: TestNode | null = null;
    before(async () => {
      database = await dialect.create();
      cli = commandLine(database.url);
      folder = await mkdtemp(join(tmpdir(), 'clinic-auth-cli-'));
    });
    after(async () => {
      await node?.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
    // Ahead of the commands' own, however long they take.
    const clock = createHandClock(Date.now() + DAY);

    it('make a clinic in an empty database, and not twice', async () => {
      const made = await cli.run(...MAPLE);
      assert.deepEqual([made.code, made.err], [0, '']);
      const again = await cli.run(...MAPLE);
      assert.deepEqual([again.code, again.err.includes('already')], [1, true]);
      node = await startTestNode(database.url, clock);
      const clinic = await findClinic(node.database.db, 'maple-street');
      assert.ok(clinic);
      assert.equal(clinic.country, 'CA');
      assert.deepEqual([...clinic.origins], ['https://www.maple-street.example']);
    });

    it('add its owner, whose welcome a node sends, and make nobody twice', async () => {
      if (!node) throw new Error('there is no node');
      const added = await cli.run(...OLIVE);
      assert.deepEqual([added.code, added.err], [0, '']);
      const office = openPostOffice(node, clock);
      const [mail, ...others] = await office.deliver();
      await office.close();
      assert.ok(mail);
      assert.equal(mail.to, 'olive@mail.example');
      assert.deepEqual(others, []);
      const [link] = linksIn(mail);
      assert.equal(link?.page, 'https://www.maple-street.example/set-up');
      assert.equal((await cli.run(...OLIVE)).code, 1);
      const owners = node.database.db.selectFrom('profile').select('givenName').where('role', '=', 'owner');
      assert.equal((await owners.execute()).length, 1);
      const wrong = await cli.run(...OLIVE.map((text) => (text === 'olive@mail.example' ? 'nobody' : text)));
      assert.deepEqual([wrong.code, wrong.err.includes('email is not what it should be')], [2, true]);
    });

    it('say what is wrong in a sentence each, and write nothing', async () => {
      const wrong = await cli.run(
        ...['create-clinic', '--slug', '_x', '--name', 'x\ny', '--country', 'ZZ', '--time-zone', '+02:00'],
        ...['--origin', 'http://plain.example', '--accent', 'red', '--support-email', 'x', '--locale', 'de'],
        ...['--support-phone', '1', '--login-page', 'https://elsewhere.example/'],
      );
      assert.equal(wrong.code, 2);
      const named = ['slug', 'name', 'country', 'time-zone', 'origin', 'accent', 'locale', 'login-page'];
      for (const option of [...named, 'support-email', 'support-phone']) {
        assert.match(wrong.err, new RegExp(`--${option} `), option);
      }
    });

    it('make, list and revoke keys', async () => {
      const made = await cli.run(
        ...['make-api-key', '--clinic', 'maple-street', '--name', 'Practice', '--scope', 'profiles'],
      );
      assert.match(made.out, /^clinic-auth_[0-9a-f]{16}_\S{43}\n$/);
      const [, id = ''] = made.out.split('_');
      assert.doesNotMatch(made.err, /_\S{43}/);
      const revoke = ['revoke-api-key', id, '--clinic', 'maple-street'];
      assert.equal((await cli.run(...revoke)).code, 0);
      assert.equal((await cli.run(...revoke)).code, 1);
      assert.match((await cli.run('list-api-keys', '--clinic', 'maple-street')).out, /Practice.*revoked/);
      const scope = await cli.run(
        ...['make-api-key', '--clinic', 'maple-street', '--name', 'Practice', '--scope', 'everything'],
      );
      assert.equal(scope.code, 2);
    });

    it('export the audit log whole, as CSV and as JSON lines, and note that they did', async () => {
      const out = join(folder, 'audit.csv');
      const exported = ['export-audit', '--clinic', 'maple-street', '--format'];
      assert.equal((await cli.run(...exported, 'csv', '--out', out)).code, 0);
      assert.equal((await stat(out)).mode & 0o777, 0o600);
      assert.equal((await cli.run(...exported, 'csv', '--out', out)).code, 1);
      const rows = parse<Record<string, string>>(await readFile(out, 'utf8'), { columns: true });
      const events = rows.map(({ event }) => event);
      assert.deepEqual(events.slice(0, 3), ['clinic-created', 'owner-added', 'welcome-sent']);
      assert.equal(rows[1]?.['subjectName'], 'Olive Tremblay');
      const jsonl = await cli.run(...exported, 'jsonl');
      const lines = jsonl.out
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text) as { event: string });
      assert.deepEqual(
        lines.slice(0, events.length).map(({ event }) => event),
        events,
      );
      assert.ok(lines.some(({ event }) => event === 'audit-exported'));
      const later = await cli.run(...exported, 'jsonl', '--since', '2100-01-01');
      assert.deepEqual([later.code, later.out], [0, '']);
      assert.equal((await cli.run(...exported, 'xml')).code, 2);
      assert.equal((await cli.run(...exported, 'csv', '--since', 'yesterday')).code, 2);
    });

    it('end with 2 where the environment is wrong, and with 1 where the keys are', async () => {
      const withoutKey = commandLine(database.url, { SECRETS_KEY: '' });
      const sweep = await withoutKey.run('sweep');
      assert.deepEqual([sweep.code, sweep.err.includes('SECRETS_KEY is missing')], [2, true]);
      const other = commandLine(database.url, { SECRETS_KEY: `1:${Buffer.alloc(32, 9).toString('base64')}` });
      assert.equal((await other.run('sweep')).code, 1);
      assert.equal((await commandLine(database.url, { PUBLIC_URL: '' }).run(...OLIVE)).code, 2);
    });

    it('move what is sealed to the newest key, so that a ring without the old one reads it', async () => {
      if (!node) throw new Error('there is no node');
      const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
      const both = `2:${fresh.toString('base64')},1:${old.toString('base64')}`;
      const oscar = OLIVE.map(
        (text) => ({ Olive: 'Oscar', 'olive@mail.example': 'oscar@mail.example' })[text] ?? text,
      );
      assert.equal((await cli.run(...oscar.slice(0, -2))).code, 0);
      const rotated = await commandLine(database.url, { SECRETS_KEY: both }).run('rotate-keys');
      assert.equal(rotated.code, 0, rotated.err);
      assert.match(rotated.out, /^2 sealed values were moved to key version 2/);
      const office = openPostOffice(node, clock, createKeyRing(new Map([[2, fresh]])));
      const mails = await office.deliver();
      await office.close();
      assert.deepEqual(
        mails.map(({ to }) => to),
        ['olive@mail.example', 'oscar@mail.example'],
      );
      const again = await commandLine(database.url, { SECRETS_KEY: both }).run('rotate-keys');
      assert.match(again.out, /^0 sealed values/);
    });
  });
}

describe('the help of every command', () => {
  const cli = commandLine('sqlite:/nowhere/at-all.db', { SECRETS_KEY: '' });

  it('names them all, and none needs a database for it', async () => {
    const all = await cli.run('--help');
    assert.equal(all.code, 0);
    for (const name of Object.keys(commands)) assert.match(all.out, new RegExp(`^  ${name} `, 'm'));
    assert.equal((await cli.run()).code, 2);
    assert.equal((await cli.run('constructor')).code, 2);
  });

  it('tells its options and an example that can be read', async () => {
    for (const [name, { load }] of Object.entries(commands)) {
      const { example, options } = await load();
      assert.ok(example.startsWith(name), name);
      for (const option of example.match(/(?<=--)[a-z-]+/g) ?? [])
        assert.ok(option in options, `${name} ${option}`);
    }
  });
});
