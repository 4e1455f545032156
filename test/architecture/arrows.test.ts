import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { wrongArrows } from './arrows.ts';
import { importsOf, readImports, ROOT, sourceFiles } from './imports.ts';

/** Imports that must not be: the file, and what stands in it. */
const forbidden: readonly (readonly [file: string, text: string])[] = [
  ['bff/contract/login.ts', "import type { Role } from '../domain/role.ts';"],
  ['bff/contract/login.ts', "import { z } from 'zod';"],
  ['bff/contract/login.ts', "export type Now = import('node:timers').Timeout;"],
  ['bff/domain/throttle.ts', "import { takeTry } from '../storage/throttles.ts';"],
  ['bff/domain/throttle.ts', "import type { Deps } from '../actions/deps.ts';"],
  ['bff/domain/throttle.ts', "import { randomBytes } from 'node:crypto';"],
  ['bff/domain/throttle.ts', "const { sql } = await import('kysely');"],
  ['bff/crypto/token.ts', "import { isStaff } from '../domain/role.ts';"],
  ['bff/storage/sessions.ts', "import { endSession } from '../actions/end-session.ts';"],
  ['bff/storage/sessions.ts', "export { createApp } from '../http/app.ts';"],
  ['bff/storage/sessions.ts', "import type { Config } from '../config.ts';"],
  ['bff/delivery/courier.ts', "import { createApp } from '../http/app.ts';"],
  ['bff/actions/end-session.ts', "import { answerProblem } from '../http/problems.ts';"],
  ['bff/actions/end-session.ts', "import type { Context } from 'hono';"],
  ['bff/http/routes/login.ts', "import { seedDemo } from '../../demo/seed.ts';"],
  ['bff/main.ts', "import '../widgets/clinic-auth.ts';"],
  ['bff/demo/seed.ts', "import { maple } from '../../demo/site/people.ts';"],
  ['bff/http/app.ts', "import { databases } from '../../test/support/postgres.ts';"],
  ['widgets/client/transport.ts', "import type { Deps } from '../../bff/actions/deps.ts';"],
  ['widgets/client/transport.ts', "import { Role } from '../../bff/contract/session.ts';"],
  ['widgets/client/transport.ts', "import '../../bff/contract/index.ts';"],
  ['widgets/client/transport.ts', "export * from '../../bff/contract/index.ts';"],
  ['widgets/client/transport.ts', "import { type Role, roles } from '../../bff/contract/session.ts';"],
  ['widgets/client/transport.ts', "await import('../../bff/contract/index.ts');"],
  ['widgets/client/transport.ts', "import { z } from 'zod';"],
  ['widgets/client/transport.ts', "import { join } from 'node:path';"],
  ['widgets/client/transport.ts', "import { site } from '../../demo/site/site.ts';"],
  ['demo/gallery/gallery.ts', "import { createApp } from '../../bff/http/app.ts';"],
];

/** Imports that may be. */
const allowed: readonly (readonly [file: string, text: string])[] = [
  ['bff/contract/login.ts', "import type { Session } from './session.ts';"],
  ['bff/domain/client-network.ts', "import ipaddr from 'ipaddr.js';"],
  ['bff/actions/end-session.ts', "import { deleteSession } from '../storage/sessions.ts';"],
  ['bff/http/app.ts', "import { Hono } from 'hono';"],
  ['widgets/client/transport.ts', "import type { Role } from '../../bff/contract/index.ts';"],
  ['widgets/client/transport.ts', "import { type Role } from '../../bff/contract/index.ts';"],
  ['widgets/client/transport.ts', "export type { Role } from '../../bff/contract/index.ts';"],
  ['demo/gallery/gallery.ts', "import '../../widgets/define.ts';"],
];

describe('the arrows of the architecture', () => {
  it('all point the right way', async () => {
    assert.deepEqual(wrongArrows(await readImports(['bff', 'widgets', 'demo'])), []);
  });

  it('were looked for where the code is', async () => {
    const imports = await readImports(['bff', 'widgets']);
    assert.ok(imports.some(({ file, target }) => file === 'bff/http/app.ts' && target === 'hono'));
    assert.ok(
      imports.some(({ file, target }) => file.startsWith('widgets/') && target === 'bff/contract/index.ts'),
    );
  });

  for (const [file, text] of forbidden) {
    it(`would be found wrong: ${text} in ${file}`, () => {
      assert.equal(wrongArrows(importsOf(file, text)).length > 0, true);
    });
  }

  for (const [file, text] of allowed) {
    it(`would be found right: ${text} in ${file}`, () => {
      assert.deepEqual(wrongArrows(importsOf(file, text)), []);
    });
  }

  it('cannot be hidden behind a computed import', () => {
    assert.throws(() => importsOf('widgets/define.ts', 'await import(`../bff/${name}.ts`);'), /no literal/);
  });
});

describe('the packages that the BFF runs on', () => {
  it('are all among the dependencies: what only tests need is not installed in production', async () => {
    const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const packages = (await readImports(['bff']))
      .filter(({ target, typeOnly }) => !typeOnly && !/^(bff|node:)/.test(target))
      .map(({ target }) =>
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    assert.deepEqual(
      [...new Set(packages)].filter((name) => !(name in manifest.dependencies)),
      [],
    );
  });
});

describe('the environment', () => {
  it('is read in one place', async () => {
    const readers: string[] = [];
    for (const file of await sourceFiles(['bff'])) {
      if ((await readFile(join(ROOT, file), 'utf8')).includes('process.env')) readers.push(file);
    }
    assert.deepEqual(
      readers.filter((file) => !file.startsWith('bff/cli/')),
      ['bff/main.ts'],
    );
  });
});
