import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ChildNode, freePort, startChildNode } from '../support/child-node.ts';
import { databases, type TestDatabase } from '../support/postgres.ts';

const LISTENING = '"msg":"listening"';
const headers = {
  Origin: 'http://localhost:5173',
  'Content-Type': 'application/json',
  'X-Clinic-Auth': '1',
};

const startDemo = async (folder: string, { url }: TestDatabase): Promise<ChildNode> =>
  startChildNode(folder, { DEMO: '1', PORT: String(await freePort()), DATABASE_URL: url });

for (const dialect of databases()) {
  describe(`two demo nodes that start at once on a new ${dialect.name} database`, { timeout: 60_000 }, () => {
    it('both get there', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-nodes-'));
      const place = await dialect.create();
      const both = await Promise.all([startDemo(folder, place), startDemo(folder, place)]);
      try {
        await Promise.all(both.map((node) => node.written(LISTENING)));
      } finally {
        await Promise.all(both.map((node) => node.kill()));
        await rm(folder, { recursive: true });
        await place.drop();
      }
    });
  });

  describe(
    `two nodes in processes of their own, on one ${dialect.name} database`,
    { timeout: 60_000 },
    () => {
      let folder: string;
      let place: TestDatabase;
      let one: ChildNode;
      let other: ChildNode;
      before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'clinic-auth-nodes-'));
        place = await dialect.create();
        one = await startDemo(folder, place);
        await one.written(LISTENING);
        other = await startDemo(folder, place);
        await other.written(LISTENING);
      });
      after(async () => {
        await Promise.all([one.kill(), other.kill()]);
        await rm(folder, { recursive: true });
        await place.drop();
      });

      const login = ({ port }: ChildNode, username: string, password: string) =>
        fetch(`http://127.0.0.1:${port}/v1/clinics/maple-street/login`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ username, password }),
        });

      it('judge exactly as many of 50 tries at once as one node would', async () => {
        const tries = Array.from({ length: 50 }, (_, index) =>
          login(index % 2 === 0 ? one : other, 'staff', 'a wrong guess'),
        );
        const statuses = (await Promise.all(tries)).map(({ status }) => status);
        assert.deepEqual(new Set(statuses), new Set([401, 429]));
        assert.equal(statuses.filter((status) => status === 401).length, 5);
      });

      it('know a session that the other one opened, and at once that it is over', async () => {
        const opened = await login(one, 'patient', 'a long demo passphrase');
        assert.equal(opened.status, 200);
        const cookies = opened.headers.getSetCookie().map((line) => line.split(';')[0]);
        const call = async ({ port }: ChildNode, method: string) => {
          const url = `http://127.0.0.1:${port}/v1/clinics/maple-street/session`;
          return (await fetch(url, { method, headers: { ...headers, Cookie: cookies.join('; ') } })).status;
        };
        assert.equal(await call(other, 'GET'), 200);
        assert.equal(await call(one, 'DELETE'), 204);
        assert.equal(await call(other, 'GET'), 401);
      });
    },
  );
}
