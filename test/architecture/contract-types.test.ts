import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ROOT } from './imports.ts';

const TYPES = join(ROOT, 'test', 'architecture', 'contract-types.ts');

/**
 * What tsc has to say, under the repository's own settings, about the types that hold the contract and about a
 * made-up file beside them.
 *
 * @returns its complaints, each with the name of the file and without its path.
 */
async function complaints(madeUp: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-auth-types-'));
  const project = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules', '@types')], types: ['node'] },
    include: [],
    files: [TYPES, 'made-up.mts'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  await writeFile(join(folder, 'made-up.mts'), madeUp);
  try {
    const tsc = spawn(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', folder, '--pretty', 'false']);
    let output = '';
    tsc.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await once(tsc, 'close');
    const lines = output.split('\n').filter((line) => /error TS\d+/.test(line));
    return lines.map((line) => line.replace(/^.*?([\w-]+\.m?ts)\(\d+,\d+\): error TS\d+: /, '$1: '));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the schemas and the contract', () => {
  const samples = [
    ['{ a: string }', '{ readonly a: string }', true],
    ['{ a: string }', '{ a: string; b?: string }', false],
    ['{ a: string; b?: string }', '{ a: string }', false],
    ['{ a: string }', '{ a?: string }', false],
    ['{ a: string[] }', '{ readonly a: readonly string[] }', true],
    ['{ a: { b: 1 }[] }', '{ a: readonly { readonly b: 1; c?: 2 }[] }', false],
    ['{ a: "x" | "y" }', '{ a: "x" }', false],
    ['{ a: string | null }', '{ a: string }', false],
    ['{ s: { n: "p" } | { n: "l"; x: 1 } }', '{ s: { n: "p" } | { n: "l"; x: 1 } }', true],
    ['{ s: { n: "p" } | { n: "l"; x: 1 } }', '{ s: { n: "p" } | { n: "l"; x: 2 } }', false],
  ] as const;
  const lines = samples.map(
    ([one, other, same], index) => `export const s${index}: Same<${one}, ${other}> = ${same};`,
  );
  const wrongLine = 'export const wrong: Same<{ a: 1 }, { a: 2 }> = true;';
  let found: readonly string[];
  before(async () => {
    const imported = `import type { Same } from ${JSON.stringify(TYPES)};`;
    found = await complaints([imported, ...lines, wrongLine].join('\n'));
  });

  it('agree both ways', () => {
    assert.deepEqual(
      found.filter((complaint) => !complaint.startsWith('made-up.mts')),
      [],
    );
  });

  it('would be found to differ: the comparison tells what is the same from what is not', () => {
    const ofMadeUp = found.filter((complaint) => complaint.startsWith('made-up.mts'));
    assert.deepEqual(ofMadeUp, ["made-up.mts: Type 'true' is not assignable to type 'false'."]);
  });
});
