import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { ROOT } from './imports.ts';

const TYPES = join(ROOT, 'test', 'architecture', 'contract-types.ts');
const MADE_UP = join(ROOT, 'test', 'architecture', 'made-up.ts');

/** What tsc has to say about these files, under the repository's own settings. One is made up: its text is given. */
function complaints(text: string): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === MADE_UP ? text : readFile(name));
  host.fileExists = (name) => name === MADE_UP || fileExists(name);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === MADE_UP ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest);
  const program = ts.createProgram([TYPES, MADE_UP], options, host);
  return new Map(
    [TYPES, MADE_UP].map((name) => {
      const found = program.getSemanticDiagnostics(program.getSourceFile(name));
      return [
        name,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      ] as const;
    }),
  );
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
  const found = complaints(
    ["import type { Same } from './contract-types.ts';", ...lines, wrongLine].join('\n'),
  );

  it('agree both ways', () => {
    assert.deepEqual(found.get(TYPES), []);
  });

  it('would be found to differ: the comparison tells what is the same from what is not', () => {
    assert.deepEqual(found.get(MADE_UP), ["Type 'true' is not assignable to type 'false'."]);
  });
});
