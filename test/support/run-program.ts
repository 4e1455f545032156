import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended, and all that it printed on the way, errors included. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly printed: string;
}

/**
 * Runs a program to its end, the repo's own programs first in its PATH.
 *
 * @param command - its name and arguments
 * @param options - `folder`: where, default the top of the repository; `environment`: beside this process's own
 */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  {
    folder = root,
    environment = {},
  }: { readonly folder?: string; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<ProgramEnd> {
  const PATH = `${join(root, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`;
  // As outside of a test run: neither a build nor npm is to take this for one.
  const ownSurroundings = { PATH, NO_COLOR: '1', NODE_ENV: undefined, NODE_TEST_CONTEXT: undefined };
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...ownSurroundings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, printed: `${out}${err}` };
}

/** The same, for a program that has to do its work; what it printed stands in the error. */
export async function runWell(...args: Parameters<typeof runProgram>): Promise<string> {
  const { code, printed } = await runProgram(...args);
  if (code !== 0) throw new Error(`${args[0].join(' ')} ended with ${String(code)}:\n${printed}`);
  return printed;
}
