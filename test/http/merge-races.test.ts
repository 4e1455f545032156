import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Answer, Page } from '../support/browser.ts';
import { openCalendarWay } from '../support/calendars.ts';
import { askForPreview, lookAndMerge, merge, previewIn, tablesWith } from '../support/merging.ts';
import { addPerson, type StaffedClinic, type TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { race } from '../support/race.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';
import type { MergeRacerAnswer, MergeRacerCall } from './racers/merge-profiles.ts';

const RACER = new URL('./racers/merge-profiles.ts', import.meta.url);
const SIXTEEN = Array.from({ length: 16 }, (_, index) => index);

for (const dialect of databases()) {
  describe(`merges at once, on ${dialect.name}`, { timeout: 120_000 }, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let nodes: readonly [TestNode, TestNode];
    let desks: readonly { readonly person: TestPerson; readonly page: Page }[];
    before(async () => {
      way = await openTwoStepWay(dialect);
      // SQLite waits for another connection's write without letting go of the thread.
      const { node } = way.door;
      nodes = [node, dialect.name === 'postgres' ? await way.door.startNode() : node];
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desks = await Promise.all(
        SIXTEEN.map(async (index) => {
          const given = { role: 'full-access', username: `desk-${index}` } as const;
          const person = await addPerson(way.door.registry, clinic, given);
          const page = way.visit(clinic, nodes[index % 2 === 0 ? 0 : 1]);
          assert.equal((await page.login(person)).status, 200);
          return { person, page };
        }),
      );
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const outcome = ({ status, text }: Answer) =>
      status === 200 ? 'won' : `${status} ${problemIn({ text }).problem.code}`;
    /** One of the sixteen merges, each by somebody of their own. */
    const mergeBy = async (index: number, keptId: string, otherId: string, version: string) => {
      const desk = desks[index];
      assert.ok(desk);
      const body = { otherId, version, currentPassword: desk.person.password };
      return merge(desk.page, clinic, keptId, body);
    };
    const versionOf = async (keptId: string, otherId: string) => {
      const page = desks[0]?.page ?? way.visit(clinic);
      return previewIn(await askForPreview(page, clinic, keptId, otherId)).version;
    };
    const merged = () =>
      db()
        .selectFrom('mergedProfile')
        .select(['id', 'keptProfileId'])
        .where('clinicId', '=', clinic.id)
        .execute();
    const visitsOf = async (profileId: string) => {
      const rows = await db()
        .selectFrom('appointment')
        .select(['id', 'sequence'])
        .where('profileId', '=', profileId)
        .orderBy('id')
        .execute();
      return rows.map(({ id, sequence }) => `${id} ${sequence}`);
    };
    const book = (person: TestPerson, id: string) =>
      openCalendarWay(way.door).book(person, { id: `${clinic.slug}-${id}` });

    it('of the same pair are one merge and fifteen that find nobody', async () => {
      const [kept, other] = [await way.member(clinic), await way.member(clinic)];
      await book(other, 'visit');
      const version = await versionOf(kept.profileId, other.profileId);
      const answers = await Promise.all(
        SIXTEEN.map((index) => mergeBy(index, kept.profileId, other.profileId, version)),
      );
      const outcomes = answers.map(outcome).toSorted();
      assert.deepEqual(outcomes, [...Array<string>(15).fill('404 not-found'), 'won']);
      assert.deepEqual(await visitsOf(kept.profileId), [`${clinic.slug}-visit 1`]);
      const told = await db()
        .selectFrom('auditEvent')
        .select('id')
        .where('clinicId', '=', clinic.id)
        .where('event', '=', 'profiles-merged')
        .execute();
      assert.equal(told.length, 2);
    });

    it('of one into the other and the reverse leave one of the two, with everything', async () => {
      const [one, two] = [await way.member(clinic), await way.member(clinic)];
      await book(one, 'one');
      await book(two, 'two');
      const there = await versionOf(one.profileId, two.profileId);
      const back = await versionOf(two.profileId, one.profileId);
      const answers = await Promise.all(
        SIXTEEN.map((index) =>
          index % 2 === 0
            ? mergeBy(index, one.profileId, two.profileId, there)
            : mergeBy(index, two.profileId, one.profileId, back),
        ),
      );
      const outcomes = answers.map(outcome).toSorted();
      assert.deepEqual(outcomes, [...Array<string>(15).fill('404 not-found'), 'won']);
      const [row, ...others] = await merged();
      assert.deepEqual(others, []);
      assert.deepEqual([row?.id, row?.keptProfileId].toSorted(), [one.profileId, two.profileId].toSorted());
      assert.equal((await visitsOf(row?.keptProfileId ?? '')).length, 2);
      assert.equal((await visitsOf(row?.id ?? '')).length, 0);
    });

    it('in a ring end without a knot: whatever was merged leads to somebody who is there', async () => {
      const ring = await Promise.all(SIXTEEN.slice(0, 4).map(() => way.member(clinic)));
      for (const person of ring) await book(person, person.profileId);
      const pairs = ring.map(
        (person, index) => [person.profileId, ring[(index + 1) % 4]?.profileId ?? ''] as const,
      );
      const versions = await Promise.all(pairs.map(([kept, other]) => versionOf(kept, other)));
      const answers = await Promise.all(
        SIXTEEN.map((index) => {
          const [kept, other] = pairs[index % 4] ?? ['', ''];
          return mergeBy(index, kept, other, versions[index % 4] ?? '');
        }),
      );
      for (const each of answers)
        assert.ok(['won', '404 not-found', '409 changed-meanwhile'].includes(outcome(each)), each.text);
      const left = new Set(
        (await db().selectFrom('profile').select('id').where('clinicId', '=', clinic.id).execute()).map(
          ({ id }) => id,
        ),
      );
      const rows = await merged();
      assert.equal(rows.length, answers.filter(({ status }) => status === 200).length);
      for (const { id, keptProfileId } of rows) assert.ok(!left.has(id) && left.has(keptProfileId));
      const visits = await Promise.all([...left].map(visitsOf));
      assert.equal(visits.flat().length, 4);
    });

    it('of two who merge each other away let one of them stay', async () => {
      const [one, two] = desks;
      assert.ok(one && two);
      const [spare, extra] = [
        await way.member(clinic, { role: 'full-access' }),
        await way.member(clinic, { role: 'full-access' }),
      ];
      const look = async (page: Page, kept: string, other: string) =>
        previewIn(await askForPreview(page, clinic, kept, other)).version;
      const first = await look(one.page, spare.profileId, two.person.profileId);
      const second = await look(two.page, extra.profileId, one.person.profileId);
      const answers = await Promise.all([
        merge(one.page, clinic, spare.profileId, {
          otherId: two.person.profileId,
          version: first,
          currentPassword: one.person.password,
        }),
        merge(two.page, clinic, extra.profileId, {
          otherId: one.person.profileId,
          version: second,
          currentPassword: two.person.password,
        }),
      ]);
      const won = answers.filter(({ status }) => status === 200);
      assert.equal(won.length, 1, answers.map(outcome).join(', '));
      const [lost] = answers.filter(({ status }) => status !== 200);
      assert.ok(lost);
      assert.ok(['401 wrong-password', '401 not-logged-in'].includes(outcome(lost)), lost.text);
    });

    for (const kind of ['moves', 'ends'] as const) {
      it(`go with logins and session checks of both where the login ${kind}: no call fails, none gets in elsewhere`, async () => {
        const kept = kind === 'moves' ? null : await way.member(clinic);
        const keptId = kept?.profileId ?? (await way.newcomer(clinic)).profileId;
        const other = await way.member(clinic);
        const pages = [await way.enter(other), ...(kept ? [await way.enter(kept)] : [])];
        const version = await versionOf(keptId, other.profileId);
        const statuses: number[] = [];
        const note = async (call: Promise<Answer>) => {
          const answer = await call;
          statuses.push(answer.status);
          return answer;
        };
        const people = [other, ...(kept ? [kept] : [])];
        // Four tries at once are free, for each of them.
        const logins = SIXTEEN.slice(0, 4 * people.length).map(async (index) => {
          const person = people[index % people.length] ?? other;
          const page = way.visit(clinic, nodes[index % 2 === 0 ? 0 : 1]);
          await note(page.login(person));
          return page;
        });
        const checks = SIXTEEN.flatMap(() =>
          pages.map((page) => note(page.get(`/v1/clinics/${clinic.slug}/session`))),
        );
        let answer = await note(mergeBy(1, keptId, other.profileId, version));
        const visited = await Promise.all(logins);
        await Promise.all(checks);
        // Somebody who logged in before it has changed how many sessions end: that is looked at again.
        if (answer.status === 409) {
          assert.equal(outcome(answer), '409 changed-meanwhile');
          answer = await mergeBy(1, keptId, other.profileId, await versionOf(keptId, other.profileId));
        }
        assert.equal(outcome(answer), 'won');
        assert.deepEqual(
          [...new Set(statuses)].filter((status) => ![200, 401, 409].includes(status)),
          [],
        );
        assert.deepEqual(await tablesWith(way.door.node.database, other.profileId), [
          'audit_event',
          'merged_profile',
        ]);
        for (const page of visited) {
          const { status, text } = await page.get(`/v1/clinics/${clinic.slug}/session`);
          assert.ok(status === 401 || text.includes(keptId), text);
        }
        assert.equal(await way.canLogIn(other), kind === 'moves');
      });
    }

    it('from two processes are one merge still', async () => {
      const [kept, other] = [await way.member(clinic), await way.member(clinic)];
      await book(other, 'visit');
      const version = await versionOf(kept.profileId, other.profileId);
      const back = await versionOf(other.profileId, kept.profileId);
      const calls = desks.map(({ person }, index): MergeRacerCall => {
        const { username, password } = person;
        const [keptId, otherId] = index % 2 === 0 ? [kept, other] : [other, kept];
        return {
          ...{ username, password, slug: clinic.slug },
          ...{
            keptId: keptId.profileId,
            otherId: otherId.profileId,
            version: index % 2 === 0 ? version : back,
          },
        };
      });
      const args = [way.door.url, clinic.origin, String(way.door.clock.now())];
      const half = JSON.stringify(calls.slice(0, 8));
      const homes = await race<readonly MergeRacerAnswer[]>(RACER, { processes: 2, args: [...args, half] });
      const outcomes = homes.flat().map((each) => each.join(' ').trim());
      assert.equal(outcomes.filter((each) => each === '200').length, 1, outcomes.join(', '));
      assert.deepEqual(
        [...new Set(outcomes)].filter(
          (each) => !['200', '404 not-found', '409 changed-meanwhile'].includes(each),
        ),
        [],
      );
      assert.equal((await merged()).length, 1);
    });

    it('are looked at and made by one person after another without an end to either', async () => {
      const people = await Promise.all(SIXTEEN.slice(0, 6).map(() => way.newcomer(clinic)));
      const [first, ...others] = people;
      const [desk] = desks;
      assert.ok(first && desk);
      for (const { profileId } of others) {
        await lookAndMerge(
          desk.page,
          clinic,
          { kept: first.profileId, other: profileId },
          desk.person.password,
        );
      }
      assert.equal((await merged()).length, 5);
    });
  });
}
