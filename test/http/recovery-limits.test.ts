import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { askForHelp } from '../support/account-calls.ts';
import { recoveryIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import type { TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { race } from '../support/race.ts';
import { openWayIn, type Member, type WayIn } from '../support/way-in.ts';

const FLOOD = new URL('./racers/flood-recovery.ts', import.meta.url);

for (const dialect of databases()) {
  describe(`how many emails a mailbox gets, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: TestClinic;
    let member: Member;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      member = await way.member(clinic, { mobilePhone: '+16045550142' });
      await way.office.deliver();
    });
    after(() => way.close());

    const ask = (identifier: string, page: Page = way.visit(clinic)) => askForHelp(page, clinic, identifier);
    const rows = async () => {
      const { db } = way.door.node.database;
      const of = (table: 'outbox' | 'verification') =>
        db.selectFrom(table).select('id').where('clinicId', '=', clinic.id).execute();
      const [requests, outbox] = [await of('verification'), await of('outbox')];
      return { requests: requests.length, outbox: outbox.length };
    };

    // On PostgreSQL fewer of them: there each takes a round trip for every statement.
    const many = dialect.name === 'sqlite' ? 10_000 : 1000;
    it(`is one of ${many} requests within a minute, each answered the same, and little is written`, async () => {
      const path = `/v1/clinics/${clinic.slug}/recovery`;
      const asking = [path, member.email, way.door.clock.now(), many].map(String);
      const args = [way.door.url, clinic.origin, ...asking];
      const [seen] = await race<readonly string[]>(FLOOD, { processes: 1, args });
      const { status, text } = await ask('nobody@nowhere.example');
      assert.deepEqual(seen, [`${status} ${Buffer.byteLength(text)}`]);
      assert.deepEqual(
        (await way.office.deliver()).map(({ to }) => to),
        [member.email],
      );
      assert.deepEqual(await rows(), { requests: 2, outbox: 3 });
    });

    it('is five an hour for somebody who asks all the time', async () => {
      const from = way.door.clock.now();
      const sentAt = [];
      while (way.door.clock.now() < from + HOUR) {
        await ask(member.email);
        for (const { to } of await way.office.deliver()) {
          assert.equal(to, member.email);
          sentAt.push((way.door.clock.now() - from) / SECOND);
        }
        way.door.clock.advance(sentAt.length < 5 ? 5 * SECOND : MINUTE);
      }
      assert.deepEqual(sentAt, [0, 60, 120, 180, 240]);
      assert.deepEqual(await rows(), { requests: 5, outbox: 10 });
    });

    it('never is six within an hour, whenever one asks', async () => {
      const sentAt: number[] = [];
      for (let step = 0; step < 60; step += 1) {
        await ask(member.email);
        const mails = await way.office.deliver();
        for (let mail = 0; mail < mails.length; mail += 1) sentAt.push(way.door.clock.now());
        way.door.clock.advance(([7, 1, 13, 29, 2][step % 5] ?? 1) * MINUTE);
      }
      for (const [index, at] of sentAt.entries()) {
        const sixth = sentAt[index + 5];
        if (sixth !== undefined) assert.ok(sixth - at >= HOUR, `${index}`);
        const next = sentAt[index + 1];
        if (next !== undefined) assert.ok(next - at >= MINUTE, `${index}`);
      }
      assert.ok(sentAt.length > 5);
    });

    it('is one a minute whichever of its spellings is typed, number or address', async () => {
      const spellings = [
        member.email,
        member.email.toUpperCase(),
        ` ${member.email} `,
        '604 555 0142',
        '+1 (604) 555-0142',
        '６０４５５５０１４２',
      ];
      for (const typed of spellings) await ask(typed);
      assert.equal((await way.office.deliver()).length, 1);
      way.door.clock.advance(MINUTE);
      for (const typed of spellings.toReversed()) await ask(typed);
      assert.equal((await way.office.deliver()).length, 1);
    });

    it('is five an hour when number and address take turns', async () => {
      let mails = 0;
      for (let minute = 0; minute < 30; minute += 1) {
        await ask(minute % 2 === 0 ? member.email : '604 555 0142');
        mails += (await way.office.deliver()).length;
        way.door.clock.advance(MINUTE);
      }
      assert.equal(mails, 5);
    });

    it('is none for the 61st request of one address within 15 minutes, whoever is asked for', async () => {
      const page = way.visit(clinic);
      for (let stranger = 0; stranger < 60; stranger += 1) await ask(`nobody-${stranger}@home.example`, page);
      const answer = await ask(member.email, page);
      assert.equal(answer.status, 202);
      assert.match(recoveryIn(answer).waitingToken, /^[\w-]{43}$/);
      assert.deepEqual(await way.office.deliver(), []);
      assert.deepEqual(await rows(), { requests: 60, outbox: 60 });

      await ask(member.email);
      assert.equal((await way.office.deliver()).length, 1, 'others are not kept waiting by it');
      way.door.clock.advance(15 * MINUTE);
      const { email } = await way.member(clinic);
      await ask(email, page);
      assert.equal((await way.office.deliver()).length, 1, 'nor is that address for ever');
    });

    it('is one from two nodes that are asked at once', async () => {
      const other = dialect.name === 'postgres' ? await way.door.startNode() : way.door.node;
      const asking = Array.from({ length: 20 }, (_, index) =>
        ask(member.email, way.visit(clinic, index % 2 === 0 ? way.door.node : other)),
      );
      for (const { status } of await Promise.all(asking)) assert.equal(status, 202);
      assert.equal((await way.office.deliver()).length, 1);
      assert.deepEqual(await rows(), { requests: 1, outbox: 2 });
    });

    it("counts for each clinic apart: one's strangers do not silence another's mail", async () => {
      const other = await way.door.clinic();
      await way.member(other, { email: member.email });
      await ask(member.email);
      await askForHelp(way.visit(other), other, member.email);
      assert.equal((await way.office.deliver()).length, 2);
    });
  });
}
