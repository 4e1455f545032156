import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { delaySeconds, ladders, ladderTop, type ThrottleKind } from '../../bff/domain/throttle.ts';
import { clearTries, giveTryBack, secondsToWait, takeTry } from '../../bff/storage/throttles.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { TestClinic } from '../support/people.ts';
import { databases, openTestDatabase } from '../support/postgres.ts';
import { race } from '../support/race.ts';

const kinds: readonly ThrottleKind[] = ['profile', 'address', 'browser'];
const NOW = Date.parse('2026-11-20T09:00:00Z');

for (const dialect of databases()) {
  describe(`the counters of wrong tries, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: TestClinic;
    let counters = 0;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const db = () => door.node.database.db;
    /** A counter that nobody has used, or one that stands at so many wrong tries, the last one at NOW. */
    const counter = async (kind: ThrottleKind, failures = 0) => {
      counters += 1;
      const key = { clinicId: clinic.id, subject: `${kind}:${counters}` };
      if (failures > 0)
        await db()
          .insertInto('throttle')
          .values({ ...key, failures, lastFailureAt: NOW, earlierFailureAt: NOW })
          .execute();
      return key;
    };
    const failuresOf = async ({ subject }: { subject: string }) =>
      (await db().selectFrom('throttle').select('failures').where('subject', '=', subject).executeTakeFirst())
        ?.failures;

    for (const kind of kinds) {
      const ladder = ladders[kind];

      it(`let a try through exactly when the ladder of a ${kind} does, at every count`, async () => {
        for (let failures = 1; failures <= ladderTop(ladder) + 2; failures += 1) {
          const opensAt = NOW + delaySeconds(ladder, failures) * 1000;
          if (opensAt > NOW) {
            const early = await counter(kind, failures);
            assert.equal(await takeTry(db(), early, ladder, opensAt - 1), false, `${failures}, early`);
            assert.equal(await failuresOf(early), failures, 'a try that is not judged is not counted');
          }
          const inTime = await counter(kind, failures);
          assert.equal(await takeTry(db(), inTime, ladder, opensAt), true, `${failures}, in time`);
          assert.equal(await failuresOf(inTime), failures + 1);
        }
      });

      it(`forget a ${kind} after its time, and not a millisecond before`, async () => {
        const forgetAt = NOW + ladder.forgetAfterSeconds * 1000;
        const [kept, forgotten] = [await counter(kind, 50), await counter(kind, 50)];
        assert.equal(await takeTry(db(), kept, ladder, forgetAt), true);
        assert.equal(await failuresOf(kept), 51);
        assert.equal(await takeTry(db(), forgotten, ladder, forgetAt + 1), true);
        assert.equal(await failuresOf(forgotten), 1);
      });
    }

    it('tell the seconds to wait as the ladder does, whatever the count and the moment', async () => {
      const anyCase = [
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(4_000_000),
      ] as const;
      await fc.assert(
        fc.asyncProperty(...anyCase, async (kind, failures, laterMs) => {
          const key = await counter(kind, failures);
          const now = NOW + laterMs;
          const wait = await secondsToWait(db(), key, ladders[kind], now);
          const left = delaySeconds(ladders[kind], failures) * 1000 - laterMs;
          assert.equal(wait, Math.max(0, Math.ceil(left / 1000)));
          assert.equal(await takeTry(db(), key, ladders[kind], now), wait === 0);
        }),
        { numRuns: 60 },
      );
    });

    it('make nobody wait who has not tried', async () => {
      assert.equal(await secondsToWait(db(), await counter('profile'), ladders.profile, NOW), 0);
    });

    it('take a try back, and never more tries than there were', async () => {
      const key = await counter('address', 2);
      for (const left of [1, 0, 0]) {
        await giveTryBack(db(), key);
        assert.equal(await failuresOf(key), left);
      }
    });

    it('start anew once they are cleared', async () => {
      const key = await counter('profile', 12);
      await clearTries(db(), key);
      assert.equal(await takeTry(db(), key, ladders.profile, NOW), true);
      assert.equal(await failuresOf(key), 1);
    });

    it('count the same subject apart at each clinic', async () => {
      const other = await door.clinic();
      const key = await counter('profile', 12);
      assert.equal(await takeTry(db(), { ...key, clinicId: other.id }, ladders.profile, NOW), true);
      assert.equal(await takeTry(db(), key, ladders.profile, NOW), false);
      await clearTries(db(), { ...key, clinicId: other.id });
      assert.equal(await takeTry(db(), key, ladders.profile, NOW), false);
    });

    it('survive that the database is closed and opened again', async () => {
      const key = await counter('profile');
      for (let tries = 0; tries < 5; tries += 1) await takeTry(db(), key, ladders.profile, NOW);
      const again = await openTestDatabase({ url: door.url });
      assert.equal(await takeTry(again.db, key, ladders.profile, NOW), false);
      assert.equal(await secondsToWait(again.db, key, ladders.profile, NOW), 30);
      await again.close();
    });

    it('let exactly as many of 50 tries be judged as the ladder does, from two processes at once', async () => {
      const [profile, address, browser] = [
        await counter('profile'),
        await counter('address'),
        await counter('browser'),
      ];
      const [waiting, waited] = [await counter('profile', 5), await counter('profile', 5)];
      await db()
        .updateTable('throttle')
        .set({ lastFailureAt: NOW - 29_999 })
        .where('subject', '=', waiting.subject)
        .execute();
      await db()
        .updateTable('throttle')
        .set({ lastFailureAt: NOW - 30_000 })
        .where('subject', '=', waited.subject)
        .execute();
      const expected = [
        [profile, 5],
        [address, 30],
        [browser, 5],
        [waiting, 0],
        [waited, 1],
      ] as const;

      const subjects = expected.map(([{ subject }]) => subject);
      const args = [door.url, clinic.id, 25, NOW, ...subjects].map(String);
      const script = new URL('./racers/take-tries.ts', import.meta.url);
      const results = await race<readonly number[]>(script, { processes: 2, args });
      for (const [index, [{ subject }, judged]] of expected.entries()) {
        assert.equal(
          results.reduce((sum, each) => sum + (each[index] ?? 0), 0),
          judged,
          subject,
        );
      }
      assert.equal(await failuresOf(address), 30);
      assert.equal(await failuresOf(waited), 6);
    });
  });
}
