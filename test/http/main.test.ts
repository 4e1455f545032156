import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type ChildNode, freePort, startChildNode } from '../support/child-node.ts';

const ORIGIN = 'http://localhost:5173';
const LISTENING = '"msg":"listening"';
const KEY = Buffer.alloc(32, 5).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 6).toString('base64');

describe('the BFF as a process', { timeout: 60_000 }, () => {
  let folder: string;
  let port: number;
  let running: ChildNode[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-main-'));
    port = await freePort();
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((node) => node.kill()));
    await rm(folder, { recursive: true });
  });

  const start = (variables: Record<string, string> = {}): ChildNode => {
    const node = startChildNode(folder, { DEMO: '1', PORT: String(port), ...variables });
    running.push(node);
    return node;
  };
  const startAndListen = async (variables: Record<string, string> = {}): Promise<ChildNode> => {
    const node = start(variables);
    await node.written(LISTENING);
    return node;
  };
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { Origin: ORIGIN } });
  const headers = {
    Origin: ORIGIN,
    'Content-Type': 'application/json',
    'X-Clinic-Auth': '1',
    Connection: 'close',
  };
  const credentials = JSON.stringify({ username: 'patient', password: 'a long demo passphrase' });
  const login = () =>
    fetch(`http://127.0.0.1:${port}/v1/clinics/maple-street/login`, {
      method: 'POST',
      headers,
      body: credentials,
    });
  const assertRefused = async (node: ChildNode, reason: RegExp) => {
    assert.equal(await node.ended(), 1);
    assert.match(node.output.stderr, /^clinic-auth cannot start:\n {2}\S/m);
    assert.match(node.output.stderr, reason);
    assert.doesNotMatch(node.output.stderr, /\n\s+at |node:internal|\.ts:\d/, 'no stack for operators');
  };

  it('starts in demo mode with nothing but a port, on loopback, and keeps its key for the next start', async () => {
    const first = await startAndListen();
    assert.match(first.output.stdout, /"host":"127\.0\.0\.1"/);
    assert.equal((await get('/healthz')).status, 200);
    assert.equal((await get('/readyz')).status, 200);
    const answer = await login();
    assert.equal(answer.status, 200);
    assert.match(answer.headers.getSetCookie().join(), /^__Host-clinic-session-maple-street=[\w-]{43};/);
    first.signal('SIGINT');
    assert.equal(await first.ended(), 0);
    const path = join(folder, 'data', 'demo-secrets-key');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    const key = (await readFile(path, 'utf8')).trim();

    const second = await startAndListen();
    assert.equal((await login()).status, 200);
    assert.equal((await readFile(path, 'utf8')).trim(), key);
    for (const { output } of [first, second]) {
      assert.ok(!(output.stdout + output.stderr).includes(key.split(':')[1] ?? ''));
    }
  });

  it('lets the request under way finish when it is told to end, takes no new one, and ends with 0', async () => {
    const node = await startAndListen();
    const underWay = request({
      port,
      host: '127.0.0.1',
      path: '/v1/clinics/maple-street/login',
      method: 'POST',
      headers,
    });
    underWay.write(credentials.slice(0, 10));
    await get('/healthz');
    const answered = once(underWay, 'response');

    node.signal('SIGTERM');
    await node.written('"msg":"stopping"');
    await assert.rejects(get('/healthz'), TypeError);
    underWay.end(credentials.slice(10));
    const [response] = (await answered) as [{ statusCode: number; resume(): void }];
    response.resume();
    assert.equal(response.statusCode, 200);

    assert.equal(await node.ended(), 0);
    assert.match(node.output.stdout, /"msg":"stopped"/);
    assert.doesNotMatch(node.output.stderr, /Error|\n\s+at /);
  });

  it('says so where its port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      await assertRefused(start(), new RegExp(`PORT ${port}: .*EADDRINUSE`));
    } finally {
      other.close();
    }
  });

  it('says so where the key is not the one that its database was written with', async () => {
    const first = await startAndListen({ SECRETS_KEY: `1:${KEY}` });
    first.signal('SIGTERM');
    await first.ended();
    const second = start({ SECRETS_KEY: `1:${OTHER_KEY}` });
    await assertRefused(second, /SECRETS_KEY: version 1 is not the key/);
    const third = start({ SECRETS_KEY: `2:${OTHER_KEY}` });
    await assertRefused(third, /SECRETS_KEY: version 1 is missing/);
    for (const { output } of [first, second, third]) {
      for (const key of [KEY, OTHER_KEY]) assert.ok(!(output.stdout + output.stderr).includes(key));
    }
    await startAndListen({ SECRETS_KEY: `1:${KEY}` });
  });

  it('names every wrong variable, and repeats none of their values', async () => {
    const node = start({
      PORT: 'eighty',
      SECRETS_KEY: 'hunter2hunter2',
      DATABASE_URL: 'mysql://u:pw-of-mine@db/x',
    });
    await assertRefused(node, /PORT has to be/);
    for (const name of ['SECRETS_KEY', 'DATABASE_URL']) assert.match(node.output.stderr, new RegExp(name));
    for (const value of ['eighty', 'hunter2', 'pw-of-mine']) assert.ok(!node.output.stderr.includes(value));
  });

  it('refuses to start outside the demo with what the demo makes up', async () => {
    const node = start({ DEMO: '0' });
    await assertRefused(node, /SECRETS_KEY is missing/);
    await assert.rejects(stat(join(folder, 'data')));
    await assertRefused(start({ NODE_ENV: 'production' }), /DEMO cannot be 1/);
  });

  it('says so where its database does not answer, and keeps the password to itself', async () => {
    const closed = await freePort();
    const node = start({ DATABASE_URL: `postgres://operator:pw-of-mine@127.0.0.1:${closed}/clinic` });
    await assertRefused(node, /DATABASE_URL/);
    assert.ok(!(node.output.stdout + node.output.stderr).includes('pw-of-mine'));
  });

  it('says so where its database file cannot be made', async () => {
    const notAFolder = join(folder, 'not-a-folder');
    await writeFile(notAFolder, '');
    await assertRefused(start({ DATABASE_URL: `sqlite:${notAFolder}/clinic-auth.db` }), /DATABASE_URL/);
  });
});
