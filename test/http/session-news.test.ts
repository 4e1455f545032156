import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createClinicDirectory } from '../../bff/storage/clinic-directory.ts';
import { problemIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Browser } from '../support/browser.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { listenForNews } from '../support/news-stream.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`news of sessions, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: Browser;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = door.browser();
      await browser.open(clinic.origin).login(clinic.staff);
    });
    after(() => door.close());

    const path = (rest: string) => `/v1/clinics/${clinic.slug}/${rest}`;

    const listen = (node: TestNode = door.node, from: Browser = browser) =>
      listenForNews(node, clinic, from.cookies.header(clinic.origin));

    it('come as server-sent events that nothing between keeps or holds back', async () => {
      const response = await door.node.app.request(`${door.node.publicUrl}${path('session/news')}`, {
        headers: { Origin: clinic.origin, Cookie: browser.cookies.header(clinic.origin) },
      });
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/event-stream/);
      assert.match(response.headers.get('Cache-Control') ?? '', /no-(store|cache)/);
      assert.equal(response.headers.get('X-Accel-Buffering'), 'no');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), clinic.origin);
      await response.body?.cancel();
    });

    it('tell that the list has changed, and then that the session is over, whichever node ended it', async () => {
      const second = await door.startNode();
      const stream = await listen();
      await door.node.news.look();
      const other = door.browser({ app: second.app }).open(clinic.origin);
      await other.login(clinic.staff);
      await door.node.news.look();
      assert.equal(await stream.next(), 'sessions');
      await other.post(path('sessions/sign-out-others'), {});
      await door.node.news.look();
      assert.equal(await stream.next(), 'ended');
      assert.equal(await stream.next(), null, 'nothing comes after the end');
    });

    it('tell of the end by Automatic Sign Out: waiting is no activity', async () => {
      const stream = await listen();
      await door.node.news.look();
      door.clock.advance(HOUR);
      await door.node.news.look();
      assert.equal(await stream.next(), 'ended');
    });

    it('are about one’s own sessions only', async () => {
      const stream = await listen();
      await door.node.news.look();
      await door.browser().open(clinic.origin).login(clinic.owner);
      const other = await door.clinic();
      await door.browser().open(other.origin).login(other.staff);
      await door.node.news.look();
      await browser.open(clinic.origin).delete(path('session'));
      await door.node.news.look();
      assert.equal(await stream.next(), 'ended');
      assert.deepEqual(stream.events, ['ended']);
    });

    it('end when the node shuts down, so that it need not wait for them', async () => {
      const node = await door.startNode();
      const stream = await listen(node);
      node.news.close();
      assert.equal(await stream.next(), null);
    });

    it('come by themselves within seconds', async () => {
      const stream = await listen();
      await door.browser().open(clinic.origin).login(clinic.staff);
      await door.node.news.look();
      await browser.open(clinic.origin).delete(path('session'));
      const startedAt = performance.now();
      for (let name = await stream.next(); name !== 'ended'; name = await stream.next()) assert.ok(name);
      assert.ok(performance.now() - startedAt < 10_000);
    });

    it('tell that the list has changed where another session is over by its time alone', async () => {
      door.clock.advance(HOUR / 2);
      const younger = door.browser();
      await younger.open(clinic.origin).login(clinic.staff);
      const stream = await listen(door.node, younger);
      await door.node.news.look();
      door.clock.advance(HOUR / 2);
      await door.node.news.look();
      assert.equal(await stream.next(), 'sessions');
      await stream.leave();
    });

    it('tell of no end where a change of password has given the session another token', async () => {
      const stream = await listen();
      await door.node.news.look();
      const page = browser.open(clinic.origin);
      const { username, password } = clinic.staff;
      const body = { currentPassword: password, newPassword: 'kelp lantern over the harbour', username };
      assert.equal((await page.put(path('credentials'), body)).status, 200);
      await door.node.news.look();
      assert.equal(await page.sessionStatus(clinic.slug), 200);
      assert.equal(await stream.next(), 'sessions');
      await page.delete(path('session'));
      await door.node.news.look();
      assert.equal(await stream.next(), 'ended');
      assert.equal(await stream.next(), null);
    });

    it('tell nothing of an end that was not there, however looks and logins overlap', async () => {
      const streams = [await listen()];
      for (let round = 0; round < 5; round += 1) {
        const looks = [door.node.news.look(), door.node.news.look()];
        const another = door.browser();
        await another.open(clinic.origin).login(clinic.staff);
        streams.push(await listen(door.node, another));
        await Promise.all([...looks, door.node.news.look()]);
      }
      await door.node.news.look();
      await door.node.database.db.deleteFrom('session').where('clinicId', '=', clinic.id).execute();
      await door.node.news.look();
      for (const stream of streams) {
        while ((await stream.next()) !== null);
        assert.equal(stream.events.filter((name) => name === 'ended').length, 1);
        assert.equal(stream.events.at(-1), 'ended');
      }
    });

    it('are not kept from others by one session that asks without end, nor by one person', async () => {
      const opened = await Promise.all(Array.from({ length: 20 }, () => listen()));
      assert.deepEqual(new Set(opened.map(({ status }) => status)), new Set([200]));
      const refused = await listen();
      assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [503, '30']);
      assert.deepEqual(problemIn(refused).problem, { code: 'busy', retryAfterSeconds: 30 });

      const others = Array.from({ length: 9 }, () => door.browser());
      for (const other of others) await other.open(clinic.origin).login(clinic.staff);
      for (const other of others) {
        for (let times = 0; times < 20; times += 1) opened.push(await listen(door.node, other));
      }
      assert.equal(opened.filter(({ status }) => status === 200).length, 200);
      const last = door.browser();
      await last.open(clinic.origin).login(clinic.staff);
      assert.equal((await listen(door.node, last)).status, 503);
      const colleague = door.browser();
      await colleague.open(clinic.origin).login(clinic.owner);
      const theirs = await listen(door.node, colleague);
      assert.equal(theirs.status, 200);

      for (const stream of [...opened, theirs]) await stream.leave();
      assert.equal((await listen()).status, 200, 'whoever leaves makes room');
    });

    it('hold no place where only their headers were asked for', async () => {
      for (let times = 0; times < 25; times += 1) {
        const answer = await browser.open(clinic.origin).send({ method: 'HEAD', path: path('session/news') });
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get('Content-Type') ?? '', /^text\/event-stream/);
      }
      assert.equal((await listen()).status, 200);
    });

    it('are nothing for a session that is over or another clinic’s, even at a node that shuts down', async () => {
      const other = await door.clinic();
      const cookie = browser.cookies.header(clinic.origin);
      assert.equal((await listenForNews(door.node, other, cookie)).status, 401);
      const foreign = cookie.replaceAll(`-${clinic.slug}=`, `-${other.slug}=`);
      assert.equal((await listenForNews(door.node, other, foreign)).status, 401);
      const node = await door.startNode();
      node.news.close();
      assert.equal((await listen(node)).status, 503);
      door.clock.advance(HOUR);
      assert.equal((await listen()).status, 401);
    });

    it('end by Automatic Sign Out as the clinic has set it meanwhile', async () => {
      const stream = await listen();
      await door.node.news.look();
      const { db } = door.node.database;
      await db.updateTable('clinic').set({ staffIdleSeconds: 600 }).where('id', '=', clinic.id).execute();
      // Only now: a turn of the node's own may come in between, and what it reads counts for a second.
      door.clock.advance(10 * MINUTE);
      await door.node.news.look();
      assert.equal(await stream.next(), 'ended');
      assert.deepEqual(stream.events, ['ended']);
    });

    it('tell of an end where another session begins between two looks: that one is another', async () => {
      const stream = await listen();
      await door.node.news.look();
      door.clock.advance(MINUTE);
      await door.browser().open(clinic.origin).login(clinic.staff);
      await browser.open(clinic.origin).delete(path('session'));
      await door.node.news.look();
      while ((await stream.next()) !== null);
      assert.deepEqual(stream.events, ['ended']);
    });

    it('tell of what happens right after a page has come, before the first turn', async () => {
      const stream = await listen();
      await new Promise((resolve) => setImmediate(resolve));
      await door.browser().open(clinic.origin).login(clinic.staff);
      await door.node.news.look();
      await browser.open(clinic.origin).delete(path('session'));
      await door.node.news.look();
      while ((await stream.next()) !== null);
      assert.deepEqual(stream.events, ['sessions', 'ended']);
    });

    it('are for 10,000 pages at one node, and for another one as soon as one has left', async () => {
      const node = await door.startNode();
      const found = await createClinicDirectory(node.database.db, door.clock.now).find(clinic.slug);
      assert.ok(found);
      const page = (index: number) => {
        const [profileId, tokenHash] = [`profile-${index % 500}`, `session-${index}`];
        const facts = {
          loggedInAt: door.clock.now(),
          lastActiveAt: door.clock.now(),
          role: 'staff',
        } as const;
        const session = { ...facts, profileId, tokenHash, givenName: '', familyName: '', username: null };
        return node.news.listen({ clinic: found, session, tell: () => {}, end: () => {} });
      };
      const pages = Array.from({ length: 10_000 }, (_, index) => page(index));
      assert.ok(pages.every((leave) => leave !== null));
      assert.equal(page(10_000), null);
      pages[0]?.();
      pages[0]?.();
      assert.notEqual(page(10_001), null);
      assert.equal(page(10_002), null);
    });
  });
}
