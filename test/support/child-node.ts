import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../bff/main.ts', import.meta.url));

/** A BFF in a process of its own, started as operators start it. */
export interface ChildNode {
  readonly port: number;
  /** All that it has written so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Waits until it has written this to standard output; throws where it ends before. */
  written(text: string): Promise<void>;
  /** Waits for its end. Answers its exit code; null where a signal ended it. */
  ended(): Promise<number | null>;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Ends it whatever it is doing. For the end of a test. */
  kill(): Promise<void>;
}

/**
 * Starts `bff/main.ts` with these variables and none of ours.
 *
 * @param cwd the folder to start it in: a test's own.
 */
export function startChildNode(cwd: string, variables: Readonly<Record<string, string>>): ChildNode {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], { cwd, env: { PATH, ...variables } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const closed = once(child, 'close');
  return {
    port: Number(variables['PORT']),
    output,
    async written(text) {
      while (!output.stdout.includes(text)) {
        if (hasEnded(child)) throw new Error(`it ended without writing ${text}: ${output.stderr}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
    signal: (name) => child.kill(name),
    async kill() {
      if (!hasEnded(child)) child.kill('SIGKILL');
      await closed;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}
