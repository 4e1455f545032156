import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script in several processes at once, each at the start line before any sets off.
 *
 * @param script a module that calls `atTheStart`.
 * @returns what each process came home with.
 */
export async function race<Result>(
  script: URL,
  { processes, args }: { processes: number; args: readonly string[] },
): Promise<readonly Result[]> {
  const children = Array.from({ length: processes }, () => fork(fileURLToPath(script), args));
  try {
    await Promise.all(children.map((child) => message(child)));
    const results = children.map((child) => message(child));
    for (const child of children) child.send('go');
    return (await Promise.all(results)) as Result[];
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(
      children.map(async (child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')),
    );
  }
}

async function message(child: ChildProcess): Promise<unknown> {
  const quit = new AbortController();
  const ended = once(child, 'exit', { signal: quit.signal }).then(([code]) => {
    throw new Error(`a process of the race ended early, with code ${code}`);
  });
  const arrived = once(child, 'message').then(([first]) => first as unknown);
  try {
    return await Promise.race([arrived, ended]);
  } finally {
    ended.catch(() => {});
    quit.abort();
  }
}

/**
 * The script's side of a race: says that it stands at the start, waits for the others, runs, tells.
 *
 * @param run gets the script's arguments; its result goes home as JSON.
 */
export async function atTheStart(run: (args: readonly string[]) => Promise<unknown>): Promise<void> {
  const go = once(process, 'message');
  process.send?.('ready');
  await go;
  const result = await run(process.argv.slice(2));
  process.send?.(result);
}
