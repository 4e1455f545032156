import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../processes/courier-process.ts', import.meta.url));

/** A courier in a process of its own. */
export interface CourierProcess {
  /** `kill -9`: no warning, no last words. */
  kill(): Promise<void>;
  /** Lets it finish what it has in hand. */
  stop(): Promise<void>;
}

export interface CourierProcessOptions {
  readonly url: string;
  readonly smtpPort: number;
  readonly sendLimitMs: number;
  readonly leaseMs: number;
}

/** Starts one; it is at work once this is done. */
export async function startCourierProcess(options: CourierProcessOptions): Promise<CourierProcess> {
  const { url, smtpPort, sendLimitMs, leaseMs } = options;
  const child = fork(script, [url, smtpPort, sendLimitMs, leaseMs].map(String));
  await once(child, 'message');
  const gone = once(child, 'exit');
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.send('stop');
      await gone;
    },
  };
}
