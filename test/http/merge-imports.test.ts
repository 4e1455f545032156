import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { upsertAppointments } from '../../bff/actions/upsert-appointments.ts';
import { upsertProfiles } from '../../bff/actions/upsert-profiles.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { NO_SOURCE } from '../../bff/domain/audit-event.ts';
import { findClinicById } from '../../bff/storage/clinics.ts';
import { problemIn } from '../support/answers.ts';
import { testKeys, type TestNode } from '../support/auth-node.ts';
import type { Answer, Page } from '../support/browser.ts';
import { askForPreview, merge, previewIn } from '../support/merging.ts';
import { addPerson, type StaffedClinic, type TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

const SIXTEEN = Array.from({ length: 16 }, (_, index) => index);

for (const dialect of databases()) {
  describe(`merges while the practice system tells of both, on ${dialect.name}`, { timeout: 120_000 }, () => {
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
    const visitsOf = async (profileId: string) => {
      const rows = await db()
        .selectFrom('appointment')
        .select(['id', 'sequence'])
        .where('profileId', '=', profileId)
        .orderBy('id')
        .execute();
      return rows.map(({ id, sequence }) => `${id} ${sequence}`);
    };

    it('go with imports of both: nothing doubles, and what comes later leads to the profile that is kept', async () => {
      const whole = await findClinicById(db(), clinic.id);
      const actor = { kind: 'operator' } as const;
      const intake = { clinic: whole, actor, source: NO_SOURCE, roles: ['patient'] as const };
      const deps = {
        ...{ database: nodes[1].database, keys: testKeys(1), random: systemRandom },
        ...{ clock: way.door.clock.now, nudgeCourier: () => {} },
      };
      const record = (practiceId: string, familyName: string) => ({
        ...{ practiceId, givenName: 'Alex', familyName },
        ...{ birthDate: null, email: null, mobilePhone: null, locale: null },
      });
      const outcomes = await upsertProfiles(deps, intake, [record('K', 'Kept'), record('O', 'Other')]);
      const [keptId = '', otherId = ''] = outcomes.map((each) =>
        each.kind === 'refused' ? '' : each.profileId,
      );
      const startsAt = new Date(way.door.clock.now() + 3_600_000).toISOString();
      const endsAt = new Date(way.door.clock.now() + 7_200_000).toISOString();
      const visits = ['K', 'O'].flatMap((practiceId) =>
        SIXTEEN.map((index) => ({
          ...{ appointmentId: `${clinic.slug}-${practiceId}-${index}`, practiceId, startsAt, endsAt },
          ...{ practitioner: 'Farah Aziz', treatment: 'Physiotherapy', place: null },
          ...{ onlineUrl: null, isCancelled: false },
        })),
      );
      // Names change at first, and then the same is told again and again.
      const newest = (round: number) => Math.min(round, 8);
      const state = { isOver: false };
      const importing = (async () => {
        for (let round = 0; !state.isOver || round < 3; round += 1) {
          // SQLite answers at once: without this nothing else would have a turn.
          await setImmediate();
          await upsertProfiles(deps, intake, [
            record('O', `Other ${newest(round)}`),
            record('K', `Kept ${newest(round)}`),
          ]);
          await upsertAppointments(deps, intake, visits);
        }
      })();
      let answer: Answer;
      let desk = 0;
      do {
        answer = await mergeBy(desk, keptId, otherId, await versionOf(keptId, otherId));
        assert.ok(['won', '409 changed-meanwhile'].includes(outcome(answer)), answer.text);
        desk += 1;
      } while (answer.status !== 200 && desk < desks.length - 1);
      state.isOver = true;
      await importing;
      // It has told of something new all the time: then there is peace now.
      if (answer.status !== 200)
        answer = await mergeBy(desk, keptId, otherId, await versionOf(keptId, otherId));
      assert.equal(outcome(answer), 'won');
      assert.equal((await visitsOf(keptId)).length, 32);
      const profiles = await db()
        .selectFrom('practiceProfile')
        .select(['practiceId', 'profileId', 'isMerged'])
        .where('clinicId', '=', clinic.id)
        .orderBy('practiceId')
        .execute();
      assert.deepEqual(profiles, [
        { practiceId: 'K', profileId: keptId, isMerged: 0 },
        { practiceId: 'O', profileId: keptId, isMerged: 1 },
      ]);
      const before = await db().selectFrom('profile').selectAll().where('id', '=', keptId).executeTakeFirst();
      await upsertProfiles(deps, intake, [record('O', 'Somebody else')]);
      await upsertAppointments(deps, intake, visits);
      const now = await db().selectFrom('profile').selectAll().where('id', '=', keptId).executeTakeFirst();
      assert.deepEqual(now, before);
    });
  });
}
