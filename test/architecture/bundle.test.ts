import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import { builtVersion, builtVersions, integrityOf } from '../support/built-version.ts';
import { ROOT } from './imports.ts';

const BUILT = join(ROOT, 'dist', 'widgets');
const ENTRY = join(BUILT, 'clinic-auth.js');

/** What only the server's code has in it. */
const serverMarkers: readonly RegExp[] = [
  /["'`]node:[a-z]/,
  /\bZodError\b|\bZodType\b|\$ZodType|invalid_type|["'`]zod\b/,
  /\bbff\/(actions|crypto|delivery|demo|domain|hosted|http|storage)\//,
  /kysely|better-sqlite3|argon2|libphonenumber|prom-client|nodemailer/i,
  /\bhono\b/i,
  /__Host-|SECRETS_KEY|DATABASE_URL|clinic-auth\/password-pepper/,
  /\b(password_hash|pepper_version|token_hash|username_key)\b/,
  /\bprocess\.(env|exit|on)\b/,
  /\bsourceMappingURL=/,
];

const findMarkers = (text: string) => serverMarkers.filter((marker) => marker.test(text)).map(String);

describe('the built widgets', () => {
  let scripts: readonly (readonly [name: string, text: string])[];
  before(async () => {
    if (!existsSync(ENTRY)) await build();
    const isOfVersion = (name: string) => builtVersions().some((version) => name.startsWith(version.name));
    const files = await readdir(BUILT, { recursive: true });
    const names = files.filter((name) => name.endsWith('.js') && !isOfVersion(name));
    scripts = await Promise.all(
      names.map(async (name) => [name, await readFile(join(BUILT, name), 'utf8')] as const),
    );
  });

  it('are one script under a name that never changes, and chunks under names that always do', () => {
    const names = scripts.map(([name]) => name);
    assert.ok(names.includes('clinic-auth.js'));
    const chunks = names.filter((name) => name !== 'clinic-auth.js');
    assert.ok(chunks.length > 0, 'every tag in one script: nothing is loaded when it is needed');
    for (const name of chunks) assert.match(name, /^chunks\/[\w-]+-[\w-]{6,}\.js$/);
  });

  it('are there once more below an address whose content never changes, with the hash of each', async () => {
    const { name: version, integrity } = builtVersion();
    assert.match(version, /^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
    assert.deepEqual(Object.keys(integrity).sort(), scripts.map(([name]) => name).sort());
    for (const [name, text] of scripts) {
      const pinned = await readFile(join(BUILT, version, name));
      assert.equal(pinned.toString(), text);
      assert.equal(integrity[name], integrityOf(pinned), name);
      assert.ok(existsSync(join(BUILT, version, `${name}.br`)));
    }
  });

  it('have nothing of the server in them', () => {
    const found = scripts.flatMap(([name, text]) => findMarkers(text).map((marker) => `${name}: ${marker}`));
    assert.deepEqual(found, []);
  });

  it('import nothing but each other', () => {
    for (const [name, text] of scripts) {
      for (const [, specifier = ''] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*["'`]([^"'`]+)["'`]/g)) {
        assert.match(specifier, /^\.\.?\//, `${name} imports ${specifier}`);
      }
    }
  });

  it('leave the browser key to those whose browser keeps no cookies', () => {
    const withMarker = (marker: string) =>
      scripts.filter(([, text]) => text.includes(marker)).map(([name]) => name);
    const proofs = withMarker('dpop+jwt');
    const streams = withMarker('text/event-stream');
    assert.deepEqual(proofs, streams, 'one chunk for all of it');
    assert.equal(proofs.length, 1);
    const [chunk = ''] = proofs;
    assert.match(chunk, /^chunks\//);
    const importers = scripts.filter(([, text]) => text.includes(chunk.replace('chunks/', '')));
    assert.equal(importers.length, 1, 'fetched from one place');
    for (const [name, text] of importers) {
      assert.doesNotMatch(
        text,
        new RegExp(`(from|import) ?["'\`][^"'\`]*${chunk.replace('chunks/', '')}`),
        name,
      );
    }
  });

  it('do without what a strict Content Security Policy forbids', () => {
    for (const [name, text] of scripts)
      assert.doesNotMatch(text, /\beval\(|new Function\(|document\.write\(/, name);
  });

  it('would be found out: each marker is one that the server has', () => {
    const samples = [
      'import{createHmac as t}from"node:crypto";',
      'throw new ZodError(t)',
      '//#region bff/domain/throttle.ts',
      'import("better-sqlite3")',
      'new Hono().get("/")',
      'const n="__Host-clinic-session-"',
      'select password_hash from password',
      'process.env.PORT',
      '//# sourceMappingURL=clinic-auth.js.map',
    ];
    assert.equal(samples.length, serverMarkers.length);
    for (const sample of samples) assert.equal(findMarkers(sample).length > 0, true, sample);
  });
});

async function build(): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  assert.equal(code, 0, 'vite build failed');
}
