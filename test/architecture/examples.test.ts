import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../support/run-program.ts';

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>;
}

const OURS = 'file:../../dist';
const folder = join(root, 'demo');
const read = (example: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, example, file), 'utf8'));
const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'package.json')));

describe('the examples under demo/', () => {
  it('are these', () => {
    assert.deepEqual(examples, ['angular', 'htmx', 'react', 'svelte', 'vue']);
  });

  for (const example of examples) {
    it(`${example} says exactly what it is made with, and where none of it comes from`, () => {
      const { dependencies, devDependencies } = read(example, 'package.json') as Package;
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        assert.match(version, name === 'clinic-auth' ? /^file:\.\.\/\.\.\/dist$/ : /^\d+\.\d+\.\d+$/, name);
      const { packages } = read(example, 'package-lock.json') as Lock;
      for (const [path, { resolved = OURS }] of Object.entries(packages)) assert.equal(resolved, OURS, path);
    });
  }
});
