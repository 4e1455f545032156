/** The programs that `npm start` keeps running side by side: they live and end together. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** How long programs get to finish what they are at; the BFF gives requests under way 10 s. */
const GRACE_MS = 15_000;

/**
 * Starts programs. When one ends by itself, the rest has no use any more.
 *
 * @param {{ name: string, script: string }[]} programs - what they are called when one ends, and their scripts
 * @param {{ node: string, cwd: string, env: NodeJS.ProcessEnv }} surroundings - what they run on, where, and with
 *   which environment
 * @param {(sentence: string) => void} onEnd - called when one has ended by itself, with what to tell the person
 * @returns {{ stop: () => Promise<void>, kill: () => void }} `stop` asks all to end and waits for it; `kill` does not
 *   wait
 */
export function startChildren(programs, { node, cwd, env }, onEnd) {
  // Should this process be killed, nobody is left to stop them: each watches out for that itself.
  const execArgv = ['--import', new URL('end-with-parent.js', import.meta.url).href];
  let stopping = false;
  const children = programs.map(({ name, script }) => {
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
    const child = fork(script, [], { cwd, env, execPath: node, execArgv, stdio });
    child.on('error', (error) => onEnd(`${name} cannot be started: ${error.message}.`));
    child.on('exit', (code, signal) => {
      if (!stopping) onEnd(`${name} has ended by itself (${signal ?? `exit code ${code}`}).`);
    });
    return child;
  });
  const running = () =>
    children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const kill = () => running().forEach((child) => child.kill('SIGKILL'));

  return {
    kill,
    async stop() {
      stopping = true;
      const ended = Promise.all(running().map((child) => once(child, 'exit')));
      // Ctrl-C has reached them already, as it reaches all that runs in a terminal; asking twice does no harm.
      running().forEach((child) => child.kill('SIGTERM'));
      await Promise.race([ended, wait(GRACE_MS, undefined, { ref: false })]);
      kill();
      await ended;
    },
  };
}
