import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Insertable } from 'kysely';
import { sealedColumns } from '../../bff/actions/rotate-keys.ts';
import { sweep } from '../../bff/actions/sweep.ts';
import { startSweeper } from '../../bff/sweeper.ts';
import { sweepables } from '../../bff/storage/expired-rows.ts';
import type { Tables } from '../../bff/storage/tables.ts';
import { until } from '../delivery/support/until.ts';
import { DAY, HOUR, MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { wholeDatabase } from '../support/whole-database.ts';

for (const dialect of databases()) {
  describe(`sweeping, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const add = async <Table extends keyof Tables>(table: Table, row: Insertable<Tables[Table]>) => {
      await door.node.database.db.insertInto(table).values(row).execute();
    };
    const pause = async () => {};
    const deps = () => ({
      database: door.node.database,
      clock: door.clock.now,
      random: () => Buffer.alloc(4),
    });

    /** One row in each table that is swept, whose time is over `ago` ms ago; `name` tells it apart. */
    const fill = async (name: string, ago: number) => {
      const now = door.clock.now();
      const at = now - ago;
      const clinicId = clinic.id;
      const person = { clinicId, profileId: clinic.staff.profileId };
      const from = { userAgent: '', address: '' };
      const session = { ...person, ...from, tokenHash: name };
      await add('session', { ...session, loggedInAt: at - DAY, lastActiveAt: at - DAY });
      await add('sessionCode', { clinicId, codeHash: name, sessionTokenHash: name, expiresAt: at - HOUR });
      const login = { ...person, tokenHash: name, firstStepAt: 0, codeTries: 0, recoveryTries: 0 };
      await add('login', { ...login, expiresAt: at - HOUR });
      await add('usedChallenge', { clinicId, challengeHash: name, usedAt: at - HOUR });
      const setUp = { ...person, ownerHash: name, method: 'sms', tries: 0 } as const;
      await add('twoStepSetUp', { ...setUp, expiresAt: at - HOUR });
      const link = { ...person, tokenHash: name, kind: 'welcome', createdAt: 0 } as const;
      await add('accountLink', { ...link, expiresAt: at - DAY });
      const verification = { clinicId, id: name, waitingTokenHash: name, identifierHash: '', codeTries: 0 };
      await add('verification', { ...verification, createdAt: 0, expiresAt: at - DAY });
      await add('verificationCode', { ...person, verificationId: name, codeHash: '' });
      const counter = { clinicId, subject: name, failures: 1, earlierFailureAt: 0 };
      await add('throttle', { ...counter, lastFailureAt: at - DAY - HOUR });
      await add('knownBrowser', { ...person, tokenHash: name, createdAt: at - 30 * DAY });
      const trusted = { ...person, ...from, id: name, tokenHash: name, createdAt: 0, lastUsedAt: 0 };
      await add('trustedBrowser', { ...trusted, expiresAt: at - HOUR });
      const mail = { clinicId, id: name, channel: 'email', recipient: '', kind: '', createdAt: 0 } as const;
      await add('outbox', { ...mail, sendAfter: 0, attempts: 1, ending: 'sent', endedAt: at - 30 * DAY });
    };
    const left = async (name: string) => {
      const everything = await wholeDatabase(door.node.database);
      return everything.split('\n').filter((line) => line.includes(`"${name}"`)).length;
    };

    it('deletes what is past its time in every table, and not a minute before', async () => {
      await fill('young', -MINUTE);
      await fill('old', MINUTE);
      const young = await left('young');
      const dry = await sweep(deps(), { isDryRun: true, pause });
      assert.ok((await left('old')) > 0);
      const swept = await sweep(deps(), { pause });
      assert.deepEqual([...swept.keys()].toSorted(), sweepables.map(({ table }) => table).toSorted());
      assert.ok([...swept.values()].every((count) => count === 1));
      // The parent of what is deleted on the way is not counted by a dry run.
      assert.deepEqual(
        [...dry.keys()].filter((table) => table !== 'verification'),
        [...swept.keys()].filter((table) => table !== 'verification'),
      );
      assert.deepEqual([await left('old'), await left('young')], [0, young]);
      assert.equal((await sweep(deps(), { pause })).size, 0);
    });

    it('goes through a long table in short stretches, and several at once do no harm', async () => {
      const rows = Array.from({ length: 1700 }, (_, index) => ({
        clinicId: clinic.id,
        subject: `long-${index}`,
        failures: 1,
        lastFailureAt: 0,
        earlierFailureAt: 0,
      }));
      for (let at = 0; at < rows.length; at += 100) {
        await door.node.database.db
          .insertInto('throttle')
          .values(rows.slice(at, at + 100))
          .execute();
      }
      let pauses = 0;
      const count = async () => {
        pauses += 1;
      };
      const swept = await Promise.all([sweep(deps(), { pause: count }), sweep(deps(), { pause: count })]);
      const gone = swept.map((tables) => tables.get('throttle') ?? 0);
      assert.equal(
        gone.reduce((sum, one) => sum + one, 0),
        1700,
      );
      assert.ok(pauses >= 4);
    });

    it('is done by a node by itself, again and again, until it stops', async () => {
      const errors: unknown[] = [];
      const sweeper = startSweeper(
        (between) => sweep(deps(), { pause: between }),
        deps().random,
        (error) => errors.push(error),
        { everyMs: 5, pauseMs: 0 },
      );
      for (const name of ['first', 'second']) {
        await fill(name, MINUTE);
        await until(`${name} is swept`, async () => (await left(name)) === 0);
      }
      await sweeper.stop();
      await fill('stopped', MINUTE);
      assert.ok((await left('stopped')) > 0);
      assert.deepEqual(errors, []);
    });
  });
}

describe('the columns that a rotation of keys knows', () => {
  it('are all that the code seals', async () => {
    const purposes = new Set(sealedColumns.map(({ purpose }) => purpose));
    assert.deepEqual([...purposes].toSorted(), ['authenticator', 'feed-address', 'outbox', 'recovery-code']);
  });
});
