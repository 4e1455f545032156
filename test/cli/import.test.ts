import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { until } from '../delivery/support/until.ts';
import { wholeDatabase } from '../support/whole-database.ts';

const HEADER = 'practiceId,role,givenName,familyName,birthDate,email,mobilePhone,locale';
const line = (id: string, more = '') =>
  `${id},,Ann,Lee,1980-02-29,${id.toLowerCase()}@mail.example,604 555 0123,${more}`;

for (const dialect of databases()) {
  describe(`importing CSV, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let cli: CommandLine;
    let folder: string;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      cli = commandLine(door.url);
      // The first command notes which key the database is written with.
      assert.equal((await cli.run('list-api-keys', '--clinic', clinic.slug)).code, 0);
      folder = await mkdtemp(join(tmpdir(), 'clinic-auth-import-'));
    });
    after(async () => {
      await door.close();
      await rm(folder, { recursive: true, force: true });
    });

    const write = async (name: string, content: string | Buffer): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    };
    const importFile = (file: string, ...more: readonly string[]) =>
      cli.run('import-profiles', file, '--clinic', clinic.slug, ...more);
    const practiceIds = async (prefix: string) => {
      const rows = await door.node.database.db
        .selectFrom('practiceProfile')
        .select('practiceId')
        .where('clinicId', '=', clinic.id)
        .execute();
      return rows
        .map(({ practiceId }) => practiceId)
        .filter((id) => id.startsWith(prefix))
        .toSorted();
    };

    it('names each line that it refuses, takes the rest, and says the same in a dry run', async () => {
      const file = await write(
        'mixed.csv',
        Buffer.concat([
          Buffer.from(`\ufeff${HEADER}\r\n${line('M-1')}\r\n${line('M-1')}\r\n`),
          Buffer.from(`"M-2",staff,"Jean ""JB""","Beaulieu, Jr.",,,,\r\n`),
          Buffer.from('M-3,,too,few\r\nM-4,,a,b,,,,,too many\r\n'),
          Buffer.from('M-5,,Jos'),
          Buffer.from([0xe9]),
          Buffer.from(`,Lee,,,,\r\nM-6,,${'x'.repeat(1_000_000)},Lee,,,,\r\n`),
          Buffer.from(`M-7,owner,a,b,,,,\r\nM-8,boss,a,b,,,,\r\nM-9,,"open,b,,,,\r\n`),
          Buffer.from(
            `M-10,,"two\r\nM-11,,smuggled,in,,,,\r\nlines",b,,,,\r\n=cmd(),,a,b,,x,,\r\n${line('M-12', 'fr')}`,
          ),
        ]),
      );
      const untouched = await wholeDatabase(door.node.database);
      const dryReport = join(folder, 'dry.csv');
      const dry = await importFile(file, '--dry-run', '--report', dryReport);
      assert.equal(await wholeDatabase(door.node.database), untouched);
      const report = join(folder, 'refused.csv');
      const real = await importFile(file, '--report', report);
      assert.deepEqual([dry.code, real.code], [1, 1]);
      assert.equal(await readFile(dryReport, 'utf8'), await readFile(report, 'utf8'));
      assert.equal((await stat(report)).mode & 0o777, 0o600);
      assert.match(real.out, /3 created, 0 changed, 0 unchanged, 10 refused/);
      assert.deepEqual(await practiceIds('M-'), ['M-1', 'M-12', 'M-2']);
      const refused = parse<Record<string, string>>(await readFile(report, 'utf8'), { columns: true }).map(
        ({ line: number = '', id = '', reason = '', field = '' }) =>
          [number, id, reason, field].join(' ').trim(),
      );
      assert.deepEqual(refused, [
        '3 M-1 duplicate-id practiceId',
        '5  too-few-cells',
        '6  too-many-cells',
        '7  not-utf-8',
        '8 M-6 too-long givenName',
        '9 M-7 role-not-allowed role',
        '10 M-8 malformed role',
        '11  wrong-quotes',
        '12 M-10 malformed givenName',
        "15 '=cmd() malformed email",
      ]);
      assert.match(
        real.out,
        /line 10 \(M-8\): role is not what it should be: patient, staff, full-access or empty \[malformed\]/,
      );
      // Once more: what is in stays as it is, and nothing doubles.
      const full = await wholeDatabase(door.node.database);
      const again = await importFile(file);
      assert.match(again.out, /0 created, 0 changed, 3 unchanged, 10 refused/);
      assert.equal(await wholeDatabase(door.node.database), full);
    });

    it('refuses a file as a whole whose columns or encoding are others, and says which', async () => {
      const untouched = await wholeDatabase(door.node.database);
      const wrong: readonly (readonly [string | Buffer, RegExp])[] = [
        [
          'practiceId,surname\nW-1,x\n',
          /does not know the column "surname".*misses the columns givenName, familyName/,
        ],
        [`${HEADER},practiceId\n`, /twice the column practiceId/],
        [Buffer.from(`${HEADER}\n${line('W-1')}`, 'utf16le'), /UTF-16/],
        ['', /empty/],
        [Buffer.from([0x22, 0xff, 0x0a]), /first line/],
      ];
      for (const [index, [content, why]] of wrong.entries()) {
        const { code, err } = await importFile(await write(`wrong-${index}.csv`, content));
        assert.equal(code, 1);
        assert.match(err, why);
      }
      assert.match((await importFile(join(folder, 'none.csv'))).err, /cannot be read: there is no such file/);
      assert.equal(await wholeDatabase(door.node.database), untouched);
    });

    it('does not write over a report, and refuses wrong use with exit code 2', async () => {
      const file = await write('fine.csv', `${HEADER}\n${line('FINE')}\n`);
      const { code, err } = await importFile(file, '--report', file);
      assert.deepEqual([code, /there already/.test(err)], [1, true]);
      assert.equal((await cli.run('import-profiles', file)).code, 2);
      assert.equal((await cli.run('import-profiles', '--clinic', clinic.slug)).code, 2);
      assert.equal((await cli.run('import-profiles', file, '--clinic', clinic.slug, '--nope')).code, 2);
      const unknown = await cli.run('import-profiles', file, '--clinic', 'nowhere');
      assert.deepEqual(
        [unknown.code, unknown.err.trim()],
        [1, 'clinic-auth import-profiles: there is no clinic "nowhere"'],
      );
      assert.deepEqual(await practiceIds('FINE'), []);
    });

    it('killed in the middle, a repeat completes it and nothing doubles', async () => {
      const ids = Array.from({ length: 3000 }, (_, index) => `K-${index}`);
      const file = await write('killed.csv', `${HEADER}\n${ids.map((id) => line(id)).join('\n')}\n`);
      const { child, ended } = cli.start('import-profiles', file, '--clinic', clinic.slug);
      await until('some are in', async () => (await practiceIds('K-')).length > 0);
      child.kill('SIGKILL');
      await ended;
      const some = (await practiceIds('K-')).length;
      assert.ok(some > 0 && some < ids.length, `${some} were in`);
      const { code, out } = await importFile(file);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`${ids.length - some} created, 0 changed, ${some} unchanged, 0 refused`));
      assert.deepEqual(await practiceIds('K-'), ids.toSorted());
      const names = await door.node.database.db
        .selectFrom('profile')
        .select('id')
        .where('clinicId', '=', clinic.id)
        .where('emailKey', 'like', 'k-%')
        .execute();
      assert.equal(names.length, ids.length);
    });

    it('takes the sample files of the demo', async () => {
      const samples = new URL('../../demo/csv/', import.meta.url);
      const profiles = await importFile(new URL('profiles.csv', samples).pathname);
      assert.deepEqual([profiles.code, /30 created/.test(profiles.out)], [0, true], profiles.err);
      const path = new URL('appointments.csv', samples).pathname;
      const visits = await cli.run('import-appointments', path, '--clinic', clinic.slug);
      assert.deepEqual([visits.code, /60 created/.test(visits.out)], [0, true], visits.err);
      const again = await cli.run('import-appointments', path, '--clinic', clinic.slug);
      assert.match(again.out, /0 created, 0 changed, 60 unchanged, 0 refused/);
    });
  });
}
