import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../bff/cli/main.ts', import.meta.url));

/** Of `testKeys(1)`. */
export const TEST_SECRETS_KEY = `1:${Buffer.alloc(32, 1).toString('base64')}`;

/** What came of a command. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The operator's command line, in processes of its own, on one database. */
export interface CommandLine {
  run(...args: readonly string[]): Promise<Ran>;
  /** Starts a command and does not wait for it. */
  start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ran> };
}

export function commandLine(
  databaseUrl: string,
  variables: Readonly<Record<string, string>> = {},
): CommandLine {
  const { PATH = '' } = process.env;
  const environment = {
    PATH,
    DATABASE_URL: databaseUrl,
    SECRETS_KEY: TEST_SECRETS_KEY,
    PUBLIC_URL: 'https://auth.bff.example',
    ...variables,
  };
  const start = (...args: readonly string[]) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: environment });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
    return { child, ended };
  };
  return { start, run: (...args) => start(...args).ended };
}
