import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, sourceFiles } from './imports.ts';
import { openQueries } from './tenant-queries.ts';

/**
 * Queries that serve all clinics at once, each with the reason. A name that is not here names its clinic.
 */
const acrossClinics: Readonly<Record<string, string>> = {
  findSlugByOrigin: 'finds out which clinic it is',
  readBacklog: 'what waits, for the operator',
  listSent: "the demo's outbox",
  deleteEnded: 'sweeps the outbox',
  claimDue: "the courier's own work",
  countPasswordsByVersion: 'what hangs on older keys, for the operator',
};

const db = "import type { Db } from './database.ts';\n";

describe('every query on what belongs to a clinic', () => {
  it('names the clinic', async () => {
    const found: string[] = [];
    let looked = 0;
    for (const file of await sourceFiles(['bff'])) {
      const text = await readFile(join(ROOT, file), 'utf8');
      if (file.startsWith('bff/storage/') && !file.includes('/migrations/')) looked += 1;
      for (const { name, tables } of openQueries(text)) {
        if (!(name in acrossClinics)) found.push(`${file}: ${name} on ${tables.join(', ')}`);
      }
    }
    assert.deepEqual(found, []);
    assert.ok(looked > 8, `only ${looked} files were looked at`);
  });

  it('would be found out without it: reading', () => {
    const text = `${db}export async function findSession(db: Db, hash: string) {
      return db.selectFrom('session').selectAll().where('tokenHash', '=', hash).execute();
    }`;
    assert.deepEqual(openQueries(text), [{ name: 'findSession', tables: ['session'] }]);
  });

  it('would be found out without it: prepared', () => {
    const text = `const selectLogin = prepareQuery((db: Db, param: { usernameKey: string }) =>
      db.selectFrom('profile').select(['profile.id', 'profile.clinicId']).where('usernameKey', '=', param.usernameKey));`;
    assert.deepEqual(openQueries(text), [{ name: 'selectLogin', tables: ['profile'] }]);
  });

  it('would be found out without it: changing, removing, joining, by an alias', () => {
    const bodies = [
      ".updateTable('password').set({ changedAt: 1 }).where('profileId', '=', id)",
      ".deleteFrom('knownBrowser').where('tokenHash', '=', id)",
      ".selectFrom('clinic').innerJoin('profile', 'profile.id', 'clinic.name').selectAll()",
      ".selectFrom('session as s').selectAll().where('s.tokenHash', '=', id)",
    ];
    for (const body of bodies) {
      assert.equal(
        openQueries(`export const ask = (db: Db, id: string) => db${body}.execute();`).length,
        1,
        body,
      );
    }
  });

  it('is fine with it, and without it on tables that belong to no clinic', () => {
    const bodies = [
      ".selectFrom('session').selectAll().where('clinicId', '=', 1).where('tokenHash', '=', id)",
      ".selectFrom('clinic').selectAll().where('slug', '=', id)",
      ".selectFrom('secretKey').selectAll()",
      ".insertInto('session').values(row)",
    ];
    for (const body of bodies) {
      assert.deepEqual(
        openQueries(`export const ask = (db: Db, id: string) => db${body}.execute();`),
        [],
        body,
      );
    }
  });
});
