import type { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
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
  setFlagsFromString('--no-maglev');
  setFlagsFromString('--no-turbofan');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Gives V8 its own settings back as soon as there is work for them. */
export function warmUpWithWork(server: EventEmitter): void {
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
