import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tokenHash } from '../../bff/crypto/token.ts';
import { askForFeed, feedIn, openCalendarWay, resetFeed } from '../support/calendars.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { openPostOffice } from '../support/post-office.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the log, of calendar feeds, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let lines: readonly string[];
    let metrics: string;
    let tokens: readonly string[];
    /** The bodies of answers, a failure's among them. */
    let said: string;
    let outbox: string;
    before(async () => {
      door = await openFrontDoor(dialect);
      const way = openCalendarWay(door);
      const clinic = await door.clinic();
      const failing = await door.startNode();
      await way.book(clinic.patient, { id: 'visit' });

      const page = await way.enter(clinic.patient);
      const first = feedIn(await askForFeed(page, clinic)).url;
      const { headers } = await way.fetch(first, { 'User-Agent': 'Calendar-With-Secret/1' });
      await way.fetch(first, { 'If-None-Match': headers.get('ETag') ?? '' });
      for (let times = 0; times < 31; times += 1) await way.fetch(first);
      const second = feedIn(await resetFeed(page, clinic)).url;
      await way.fetch(first);
      await way.fetch(second, { Referer: first });
      await way.fetch(`${second}?token=${first}`);
      await way.fetch(`${second}/more`);
      await door.node.app.request(second, { method: 'POST' });
      await failing.database.close();
      said = await (await failing.app.request(second)).text();
      said += (await way.fetch(`${second}?x=1`, { 'If-None-Match': '"other"' })).text;

      const office = openPostOffice(door.node, door.clock);
      outbox = JSON.stringify([
        await office.deliver(),
        await door.node.database.db.selectFrom('outbox').selectAll().execute(),
      ]);
      await office.close();
      tokens = [first, second].map((url) => /([\w-]{43})\.ics$/.exec(url)?.[1] ?? '');
      lines = [...door.node.logLines, ...failing.logLines];
      metrics = (await page.get('/metrics')).text;
    });
    after(() => door.close());

    it('tells of fetches by their route, of a reset by whose it is, and of a failure', () => {
      const log = lines.join('');
      assert.match(log, /"route":"\/feeds\/:slug\/:file","status":200/);
      assert.match(log, /"route":"\/feeds\/:slug\/:file","status":304/);
      assert.match(log, /"route":"\/feeds\/:slug\/:file","status":404/);
      assert.match(log, /"route":"\/feeds\/:slug\/:file","status":429/);
      assert.match(log, /"event":"feed-reset"/);
      assert.match(log, /"err":/);
    });

    it('holds no address of a feed, nor anything that leads to one', () => {
      assert.deepEqual(
        tokens.map(({ length }) => length),
        [43, 43],
      );
      assert.match(said, /"code":"internal"[\s\S]*VCALENDAR/);
      for (const line of [...lines, metrics, said, outbox]) {
        for (const token of tokens) {
          assert.ok(!line.includes(token), line);
          assert.ok(!line.includes(tokenHash(token)), line);
          assert.ok(!line.includes(token.slice(0, 12)), line);
        }
        assert.doesNotMatch(line, /\.ics|Calendar-With-Secret/);
      }
    });
  });
}
