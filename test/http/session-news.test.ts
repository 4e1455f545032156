import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { TestNode } from '../support/auth-node.ts';
import type { Browser } from '../support/browser.ts';
import { HOUR } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

/** A page's stream of news, read line by line. */
interface Stream {
  readonly status: number;
  /** The names of the events so far. */
  readonly events: readonly string[];
  /** Reads until the next event, or until the stream ends. */
  next(): Promise<string | null>;
  leave(): Promise<void>;
}

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

    async function listen(node: TestNode = door.node): Promise<Stream> {
      const response = await node.app.request(`${node.publicUrl}${path('session/news')}`, {
        headers: { Origin: clinic.origin, Cookie: browser.cookies.header(clinic.origin) },
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const events: string[] = [];
      let read = '';
      return {
        status: response.status,
        events,
        async next() {
          for (;;) {
            const [, name, rest] = /^(?:[\s\S]*?\n)??event: (\w+)\n[\s\S]*?\n\n([\s\S]*)$/.exec(read) ?? [];
            if (name !== undefined) {
              read = rest ?? '';
              events.push(name);
              return name;
            }
            const chunk = await reader?.read();
            if (!chunk || chunk.done) return null;
            read += chunk.value;
          }
        },
        leave: async () => reader?.cancel(),
      };
    }

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
  });
}
