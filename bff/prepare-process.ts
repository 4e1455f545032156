import type { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** So many requests are answered before V8 may spend memory on speed. */
const FRUGAL_REQUESTS = 100;

/**
 * Settings of the whole process, which count only when they are made before anything else is loaded. What starting
 * up runs is run once: V8's optimising compilers and a large space for short-lived objects would cost 15 MB for it.
 *
 * @param env of the process: a thread pool that its operator has sized stays so.
 */
export function prepareProcess(env: NodeJS.ProcessEnv): void {
  // More threads than cores would take turns at hashing, each turn with a cold cache. Two at least: one may wait for a
  // name server.
  env['UV_THREADPOOL_SIZE'] ||= String(Math.max(2, availableParallelism()));
  if (hasOwnSettings(env, process.execArgv)) return;
  setFlagsFromString('--no-maglev');
  setFlagsFromString('--no-turbofan');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Whether an operator has told Node how V8 is to compile or to collect. That stays as it is: where `--jitless` runs,
 * turning a compiler on would end the process.
 *
 * @param args of Node itself.
 */
export function hasOwnSettings(env: NodeJS.ProcessEnv, args: readonly string[]): boolean {
  const options = [env['NODE_OPTIONS'] ?? '', ...args].join(' ').replaceAll('_', '-');
  return /jit|maglev|turbofan|opt\b|optimize|semi-space|sparkplug|lite-mode/.test(options);
}

/**
 * Gives V8 its own settings back as soon as there is work for them.
 *
 * @param env of the process, as {@link prepareProcess} was given it.
 */
export function warmUpWithWork(server: EventEmitter, env: NodeJS.ProcessEnv): void {
  if (hasOwnSettings(env, process.execArgv)) return;
  let requests = 0;
  const count = () => {
    requests += 1;
    if (requests < FRUGAL_REQUESTS) return;
    server.off('request', count);
    setFlagsFromString('--maglev');
    setFlagsFromString('--turbofan');
    setFlagsFromString('--semi-space-growth-factor=2');
  };
  server.on('request', count);
}
