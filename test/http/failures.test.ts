import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import type { TestNode } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`a node whose database is gone, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let node: TestNode;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      node = await door.startNode();
      page = door.browser(node).open(clinic.origin);
      await node.database.close();
    });
    after(() => door.close());

    it('answers 500 with a request id, and not a word about what happened', async () => {
      const answers = [
        await page.get(`/v1/clinics/${clinic.slug}`),
        await page.get('/v1/clinic'),
        await page.get(`/v1/clinics/${clinic.slug}/session`),
        await page.login(clinic.patient),
        await page.delete(`/v1/clinics/${clinic.slug}/session`),
      ];
      for (const answer of answers) {
        assert.equal(answer.status, 500);
        const requestId = answer.headers.get('X-Request-Id');
        assert.deepEqual(problemIn(answer), { problem: { code: 'internal' }, requestId });
        assert.deepEqual(answer.headers.getSetCookie(), []);
        assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
        assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      }
    });

    it('tells its log what happened, under the request id of the answer', async () => {
      const answer = await page.get(`/v1/clinics/${clinic.slug}`);
      const requestId = answer.headers.get('X-Request-Id') ?? 'no id';
      const line = node.logLines.find((each) => each.includes(requestId) && each.includes('"err"'));
      assert.match(line ?? '', /destroyed|closed|not open/);
    });

    it('is not ready, and says so without details', async () => {
      const answer = await page.get('/readyz');
      assert.equal(answer.status, 503);
      assert.deepEqual(JSON.parse(answer.text), { status: 'database-away' });
    });

    it('is alive', async () => {
      assert.equal((await page.get('/healthz')).status, 200);
      assert.equal((await page.get('/metrics')).status, 200);
    });
  });

  describe(`a request that ends in a bug, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    const SECRET = 'the secret that the error speaks of';
    const failing = () =>
      door.startNode({
        wrapHasher: () => ({
          hash: () => Promise.reject(new Error(SECRET)),
          verify: () => Promise.reject(new Error(SECRET)),
          waiting: 0,
        }),
      });

    it('is answered opaquely', async () => {
      const answer = await door
        .browser(await failing())
        .open(clinic.origin)
        .login(clinic.patient);
      assert.equal(answer.status, 500);
      assert.ok(!answer.text.includes(SECRET));
      assert.equal(problemIn(answer).problem.code, 'internal');
    });

    it('leaves no session behind, and the next request is served', async () => {
      const { db } = door.node.database;
      assert.deepEqual(await db.selectFrom('session').selectAll().execute(), []);
      assert.equal((await door.browser().open(clinic.origin).login(clinic.staff)).status, 200);
    });

    it('counts as a try: a bug is no way around the throttle', async () => {
      const page = door.browser(await failing()).open(clinic.origin);
      const statuses: number[] = [];
      for (let tries = 0; tries < 8; tries += 1) statuses.push((await page.login(clinic.owner)).status);
      assert.deepEqual(statuses, [500, 500, 500, 500, 500, 429, 429, 429]);
    });
  });

  describe(`a node that is shutting down, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
    });
    after(() => door.close());

    it('is not ready, and still answers what comes', async () => {
      let accepting = true;
      const node = await door.startNode({ isAcceptingRequests: () => accepting });
      const page = door.browser(node).open(clinic.origin);
      assert.equal((await page.get('/readyz')).status, 200);
      accepting = false;
      assert.equal((await page.get('/readyz')).status, 503);
      assert.equal((await page.login(clinic.patient)).status, 200);
      assert.equal((await page.get('/healthz')).status, 200);
    });
  });
}
