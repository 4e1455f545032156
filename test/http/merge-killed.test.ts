import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { askForFeed, openCalendarWay } from '../support/calendars.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';
import type { Member, Newcomer } from '../support/way-in.ts';
import type { KilledMerge } from './processes/merge-until-killed.ts';

const SCRIPT = fileURLToPath(new URL('./processes/merge-until-killed.ts', import.meta.url));
const BEYOND_ALL = 1_000_000;
/** Every so many statements: a process takes a second to start. The two databases take turns in between. */
const EACH = 4;
/** As many processes as this at once. */
const AT_ONCE = 2;

/** What a process said before it ended; null: it ended before it could. */
interface LastWords {
  readonly statements: number;
  readonly outcome: string;
}

/** Runs a merge that does not live through it. */
async function runUntilKilled(wish: KilledMerge): Promise<LastWords | null> {
  const child = fork(SCRIPT, [JSON.stringify(wish)]);
  let words: LastWords | null = null;
  child.on('message', (message) => (words = message as LastWords));
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL', 'it ended by itself');
  return words;
}

for (const dialect of databases()) {
  describe(`a merge that is killed, on ${dialect.name}`, { timeout: 300_000 }, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let tokenHash: string;
    before(async () => {
      way = await openTwoStepWay(dialect);
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;

    /** Two profiles with all that a profile can have; only the other has a login, so that everything moves. */
    const makePair = async (): Promise<{ kept: Newcomer; other: Member }> => {
      const kept = await way.newcomer(clinic, { role: 'staff' });
      const other = await way.member(clinic, { role: 'staff' });
      const page = await way.enter(other);
      const app = await way.setUpApp(page, other);
      await way.setUpPasskey(page, other);
      await way.trust(other, app);
      await askForFeed(page, clinic);
      const calendars = openCalendarWay(way.door);
      for (const id of ['a', 'b']) await calendars.book(other, { id: `${other.profileId}-${id}` });
      const row = {
        clinicId: clinic.id,
        practiceId: other.profileId.slice(0, 8),
        profileId: other.profileId,
      };
      await db().insertInto('practiceProfile').values(row).execute();
      return { kept, other };
    };
    /** Where what the two have is, table by table: `kept`, `other`, or how often it is told. */
    const standing = async ({ kept, other }: { kept: Newcomer; other: Member }) => {
      const whose = (id: string) => (id === kept.profileId ? 'kept' : id === other.profileId ? 'other' : id);
      const tables = [
        'appointment',
        'password',
        'twoStep',
        'passkey',
        'recoveryCode',
        'trustedBrowser',
        'knownBrowser',
        'feed',
        'session',
        'practiceProfile',
      ] as const;
      const found: Record<string, readonly string[] | number> = {};
      for (const table of tables) {
        const rows = await db()
          .selectFrom(table)
          .select('profileId')
          .where('clinicId', '=', clinic.id)
          .where('profileId', 'in', [kept.profileId, other.profileId])
          .execute();
        found[table] = rows.map(({ profileId }) => whose(profileId)).toSorted();
      }
      const profiles = await db()
        .selectFrom('profile')
        .select(['id', 'username'])
        .where('id', 'in', [kept.profileId, other.profileId])
        .execute();
      found['profile'] = profiles
        .map(({ id, username }) => `${whose(id)} ${username === null ? 'without' : 'with'} a login`)
        .toSorted();
      const merged = await db()
        .selectFrom('mergedProfile')
        .select('keptProfileId')
        .where('id', '=', other.profileId)
        .execute();
      found['mergedProfile'] = merged.map(({ keptProfileId }) => whose(keptProfileId));
      const events = await db()
        .selectFrom('auditEvent')
        .select('subjectId')
        .where('event', '=', 'profiles-merged')
        .where('subjectId', 'in', [kept.profileId, other.profileId])
        .execute();
      found['auditEvent'] = events.length;
      const emails = await db()
        .selectFrom('outbox')
        .select('recipient')
        .where('kind', '=', 'profiles-merged')
        .where('recipient', 'in', [kept.email, other.email])
        .execute();
      found['outbox'] = emails.length;
      return found;
    };
    const kill = async ({ kept, other }: { kept: Newcomer; other: Member }, atStatement: number) =>
      runUntilKilled({
        ...{ url: way.door.url, clinicId: clinic.id, tokenHash, now: way.door.clock.now() },
        ...{ currentPassword: clinic.fullAccess.password, keptId: kept.profileId, otherId: other.profileId },
        atStatement,
      });

    it('has been made, or nothing has: wherever it ends', async (t) => {
      const pair = await makePair();
      const before = await standing(pair);
      await way.enter(clinic.fullAccess);
      const sessions = db()
        .selectFrom('session')
        .select('tokenHash')
        .where('profileId', '=', clinic.fullAccess.profileId);
      ({ tokenHash } = await sessions.orderBy('loggedInAt', 'desc').executeTakeFirstOrThrow());
      // How many statements there are, and how it stands afterwards.
      const words = await kill(pair, BEYOND_ALL);
      assert.equal(words?.outcome, 'done');
      const made = await standing(pair);
      assert.notDeepEqual(made, before);

      const first = dialect.name === 'sqlite' ? 1 : 1 + EACH / 2;
      const points: number[] = [];
      for (let point = first; point <= words.statements; point += EACH) points.push(point);
      // One pair for all: it stays as it was, wherever the merge is killed.
      const next = await makePair();
      await db().deleteFrom('throttle').where('clinicId', '=', clinic.id).execute();
      const between: number[] = [];
      for (let from = 0; from < points.length; from += AT_ONCE) {
        await Promise.all(points.slice(from, from + AT_ONCE).map((point) => kill(next, point)));
        try {
          assert.deepEqual(await standing(next), before);
        } catch {
          between.push(points[from] ?? 0);
        }
        // A process that ends before it has taken its try back leaves it counted.
        await db().deleteFrom('throttle').where('clinicId', '=', clinic.id).execute();
      }
      assert.deepEqual(between, []);
      t.diagnostic(`killed before ${points.length} of ${words.statements} statements`);
      // And nothing that they left is in the way.
      assert.equal((await kill(next, BEYOND_ALL))?.outcome, 'done');
      assert.deepEqual(await standing(next), made);
    });
  });
}
