import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { problemIn } from '../support/answers.ts';
import { testKeys, type TestNode } from '../support/auth-node.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { KeyedBrowser, KeyedPage } from '../support/keyed-client.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { race } from '../support/race.ts';

for (const dialect of databases()) {
  describe(`a proof that comes again, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let second: TestNode;
    let browser: KeyedBrowser;
    let page: KeyedPage;
    before(async () => {
      door = await openFrontDoor(dialect);
      second = await door.startNode();
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = await door.keyedBrowser();
      page = browser.open(clinic.origin);
      await page.login(clinic.patient);
      for (const app of [second.app, door.node.app]) {
        assert.equal(await browser.at(app).open(clinic.origin).sessionStatus(clinic.slug), 200);
      }
    });
    after(() => door.close());

    const path = () => `/v1/clinics/${clinic.slug}/session`;
    const made = () => page.credentials({ method: 'GET', path: path() });
    const ask = async (headers: Readonly<Record<string, string>>, { app }: TestNode = door.node) => {
      const answer = await browser
        .at(app)
        .open(clinic.origin)
        .sendBare({ method: 'GET', path: path(), headers });
      return answer.status === 200 ? 'in' : problemIn(answer).problem.code;
    };

    it('opens nothing the second time, at any node', async () => {
      const headers = await made();
      assert.equal(await ask(headers), 'in');
      for (const node of [door.node, second, door.node])
        assert.equal(await ask(headers, node), 'proof-refused');
    });

    it('opens something once where it comes twenty times at the same moment, to two nodes', async () => {
      const headers = await made();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => ask(headers, index % 2 === 0 ? door.node : second)),
      );
      assert.equal(answers.filter((answer) => answer === 'in').length, 1);
      assert.equal(answers.filter((answer) => answer === 'proof-refused').length, 19);
    });

    it('opens something once in all where two processes get fifty of them at once', async () => {
      const script = new URL('./racers/use-proofs.ts', import.meta.url);
      const now = String(door.clock.now());
      const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ]);
      const jwk = JSON.stringify(await crypto.subtle.exportKey('jwk', key.privateKey));
      const results = await race<readonly string[]>(script, {
        processes: 2,
        args: [door.url, clinic.slug, clinic.origin, now, jwk, '50'],
      });
      assert.equal(results.length, 2);
      for (let proof = 0; proof < 50; proof += 1) {
        const outcomes = results.map((each) => each[proof]).toSorted();
        assert.deepEqual(outcomes, ['not-logged-in', 'proof-refused'], `proof ${proof}`);
      }
    });

    it('opens nothing a minute later, whatever is remembered', async () => {
      const headers = await made();
      assert.equal(await ask(headers), 'in');
      door.clock.advance(61 * SECOND);
      assert.equal(await ask(headers), 'clock-off');
    });

    it('finds a node that has not heard yet of another’s beginning: one repeat is enough there too', async () => {
      const newer = await door.startNode();
      const fresh = await door.keyedBrowser({ app: newer.app });
      await fresh.open(clinic.origin).get(path());
      for (const { app } of [door.node, second]) {
        const stranger = await door.keyedBrowser({ app });
        const answer = await stranger.open(clinic.origin).login(clinic.patient);
        assert.deepEqual([answer.status, stranger.repeats], [200, 1]);
      }
    });

    it('is forgotten after its time, and only then', async () => {
      const headers = await made();
      assert.equal(await ask(headers), 'in');
      const { proofs } = door.node.database;
      const minute = Math.floor(door.clock.now() / MINUTE);
      await proofs.forget(minute, 1_000_000);
      assert.equal(await ask(headers), 'proof-refused');
      assert.ok((await proofs.forget(minute + 1, 1000)) > 0);
      assert.equal(await ask(headers), 'in', 'so that forgetting too early would be seen');
    });

    it('opens nothing after the store has lost what it knew, and everybody goes on with one repeat', async () => {
      const headers = await made();
      assert.equal(await ask(headers), 'in');
      const node = await lose();
      assert.equal(await ask(headers, node), 'proof-nonce');
      const { repeats } = browser;
      for (const each of [node, second, door.node]) {
        const there = browser.at(each.app).open(clinic.origin);
        assert.equal(await there.sessionStatus(clinic.slug), 200);
      }
      assert.equal(browser.repeats, repeats + 1);
      assert.equal(await ask(headers, node), 'proof-nonce');
    });

    it('is judged alike while keys are rotated: nodes with the old key, with both, and back', async () => {
      const both = await door.startNode({ keys: testKeys(1, 2) });
      for (const each of [both, door.node, both, second, door.node, both]) {
        const there = browser.at(each.app).open(clinic.origin);
        assert.equal(await there.sessionStatus(clinic.slug), 200);
      }
      const fresh = await door.keyedBrowser({ app: both.app });
      const at = fresh.open(clinic.origin);
      await at.login(clinic.patient);
      assert.match(fresh.tokens.get('session')?.token ?? '', /^1\.2\./);
      assert.equal(await at.sessionStatus(clinic.slug), 200);
      const headers = await at.credentials({ method: 'GET', path: path() });
      assert.equal((await at.sendBare({ method: 'GET', path: path(), headers })).status, 200);
      assert.equal((await at.sendBare({ method: 'GET', path: path(), headers })).status, 401);
    });

    /** What a power cut may do. Answers a node that is there afterwards. */
    async function lose(): Promise<TestNode> {
      if (dialect.name === 'sqlite') {
        // The last writes are gone, and with them every process; the epoch of before stands in the file.
        await door.node.database.proofs.forget(Number.MAX_SAFE_INTEGER, 1_000_000);
        const started = await door.startNode();
        await started.database.proofs.epoch();
        return started;
      }
      // The server empties unlogged tables when it comes back; its nodes have lived through it.
      await sql`truncate used_proof, proof_epoch`.execute(door.node.database.db);
      return door.node;
    }
  });
}
