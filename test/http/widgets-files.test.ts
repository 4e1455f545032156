import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type ServerType, serve } from '@hono/node-server';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { databases } from '../support/postgres.ts';

const SCRIPT = 'export const entry = "stands in for the built script";\n';
const CHUNK = 'export const chunk = "stands in for a built chunk";\n';
/** A version that pages pin, as the build names its folder. */
const VERSION = '0.1.0-3fa9c1d2';
const SECRET = 'what stands beside the folder';

const outside = [
  '/widgets/../secret.txt',
  '/widgets/..%2fsecret.txt',
  '/widgets/%2e%2e/secret.txt',
  '/widgets/%2e%2e%2fsecret.txt',
  '/widgets/..\\secret.txt',
  '/widgets/..%5csecret.txt',
  '/widgets/chunks/../../secret.txt',
  '/widgets/chunks/..%2f..%2fsecret.txt',
  '/widgets//secret.txt',
  '/widgets/%00',
  '/widgets/clinic-auth.js%00.txt',
  '/widgets/',
  '/widgets/chunks',
  '/widgets/chunks/',
  '/widgets/nothing.js',
  '/widgets/.gitignore',
];

const [dialect] = databases();

describe('the built widgets, as the BFF serves them', () => {
  let door: FrontDoor;
  let folder: string;
  let server: ServerType;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clinic-auth-widgets-'));
    await mkdir(join(folder, 'widgets', 'chunks'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), SECRET);
    await writeFile(join(folder, 'widgets', 'clinic-auth.js'), SCRIPT);
    await writeFile(join(folder, 'widgets', 'clinic-auth.js.gz'), gzipSync(SCRIPT));
    await writeFile(join(folder, 'widgets', 'chunks', 'clinic-login-1a2b3c4d.js'), CHUNK);
    await mkdir(join(folder, 'widgets', VERSION, 'chunks'), { recursive: true });
    await writeFile(join(folder, 'widgets', VERSION, 'clinic-auth.js'), SCRIPT);
    await writeFile(join(folder, 'widgets', VERSION, 'chunks', 'clinic-login-1a2b3c4d.js'), CHUNK);
    door = await openFrontDoor(dialect, { widgetsFolder: join(folder, 'widgets') });
    // A real server: files are streamed, and nothing on the way tidies the addresses that are asked for.
    server = serve({ fetch: door.node.app.fetch, port: 0, hostname: '127.0.0.1' });
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    await once(server, 'close');
    await door.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({
      port,
      host: '127.0.0.1',
      path,
      agent: false,
      headers: { Origin: 'https://any.example', ...headers },
    });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
  };

  for (const path of outside) {
    it(`hold nothing at ${path}`, async () => {
      const answer = await get(path);
      assert.ok(answer.status === 404 || answer.status === 400, String(answer.status));
      assert.ok(!answer.body.includes(SECRET));
    });
  }

  it('may be loaded by any page of any site', async () => {
    for (const [path, text] of [
      ['/widgets/clinic-auth.js', SCRIPT],
      ['/widgets/chunks/clinic-login-1a2b3c4d.js', CHUNK],
      [`/widgets/${VERSION}/clinic-auth.js`, SCRIPT],
      [`/widgets/${VERSION}/chunks/clinic-login-1a2b3c4d.js`, CHUNK],
    ] as const) {
      const answer = await get(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.body.toString(), text);
      assert.match(answer.headers['content-type'] ?? '', /^text\/javascript/);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.equal(answer.headers['access-control-allow-credentials'], undefined);
      assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin');
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.equal(answer.headers['set-cookie'], undefined);
    }
  });

  it('are kept by browsers: the script for minutes, its chunks and all of a version for good', async () => {
    const script = await get('/widgets/clinic-auth.js');
    assert.match(script.headers['cache-control'] ?? '', /^public, max-age=300\b/);
    for (const path of [
      '/widgets/chunks/clinic-login-1a2b3c4d.js',
      `/widgets/${VERSION}/clinic-auth.js`,
      `/widgets/${VERSION}/chunks/clinic-login-1a2b3c4d.js`,
    ]) {
      const { headers } = await get(path);
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable', path);
    }
    const gone = await get('/widgets/0.0.9-3fa9c1d2/clinic-auth.js');
    assert.equal(gone.status, 404);
    assert.doesNotMatch(gone.headers['cache-control'] ?? '', /immutable/);
  });

  it('come compressed to those who can read it', async () => {
    const { headers, body } = await get('/widgets/clinic-auth.js', { 'Accept-Encoding': 'gzip' });
    assert.equal(gunzipSync(body).toString(), SCRIPT);
    assert.equal(headers['content-encoding'], 'gzip');
    assert.match(headers['vary'] ?? '', /Accept-Encoding/);
  });
});
