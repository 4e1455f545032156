import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasOwnSettings, warmUpWithWork } from '../../bff/prepare-process.ts';

const MODULE = fileURLToPath(new URL('../../bff/prepare-process.ts', import.meta.url));

/** What a process of its own prints that has been prepared: the settings are the whole process's. */
async function prepared(
  script: string,
  variables: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<string> {
  const text = `import { prepareProcess, warmUpWithWork } from '${MODULE}';
    prepareProcess(process.env);
    ${script}`;
  const { PATH = '' } = process.env;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...args, '--input-type=module', '--eval', text], {
    env: { PATH, ...variables },
    timeout: 30_000,
  });
  return stdout.trim();
}

/** Runs a function until V8 would have compiled it for speed, and tells whether it has. */
const isCompiled = `
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--allow-natives-syntax');
  const isCompiled = () => {
    const work = new Function('n', 'let sum = 0; for (let i = 0; i < n; i += 1) sum += i % 7; return sum;');
    const status = new Function('f', 'return %GetOptimizationStatus(f)');
    for (let round = 0; round < 20_000; round += 1) work(1000);
    return (status(work) & (16 | 32 | 8192)) !== 0;
  };`;

describe('a process before anything is loaded', () => {
  it('gets as many threads for hashing as there are cores, two at least', async () => {
    const print = 'console.log(process.env.UV_THREADPOOL_SIZE)';
    assert.equal(await prepared(print), String(Math.max(2, availableParallelism())));
  });

  it('keeps the number that its operator has set', async () => {
    const print = 'console.log(process.env.UV_THREADPOOL_SIZE)';
    assert.equal(await prepared(print, { UV_THREADPOOL_SIZE: '7' }), '7');
  });

  it('compiles nothing for speed until a hundred requests have come', async () => {
    const answers = await prepared(`${isCompiled}
      const { EventEmitter } = await import('node:events');
      const server = new EventEmitter();
      warmUpWithWork(server, process.env);
      for (let request = 1; request < 100; request += 1) server.emit('request');
      const before = isCompiled();
      server.emit('request');
      console.log(before, isCompiled());`);
    assert.equal(answers, 'false true');
  });

  it('counts no requests once it is warm', () => {
    const server = new EventEmitter();
    warmUpWithWork(server, {});
    for (let request = 0; request < 100; request += 1) server.emit('request');
    assert.equal(server.listenerCount('request'), 0);
  });

  it('is left as it is where its operator has settings for V8', async () => {
    assert.equal(hasOwnSettings({}, ['--import', './telemetry.js', '--enable-source-maps']), false);
    assert.equal(hasOwnSettings({ NODE_OPTIONS: '--max-old-space-size=512' }, []), false);
    for (const own of ['--jitless', '--no-opt', '--no_maglev', '--max-semi-space-size=4', '--lite-mode']) {
      assert.equal(hasOwnSettings({ NODE_OPTIONS: own }, []), true, own);
      assert.equal(hasOwnSettings({}, [own]), true, own);
    }
    const answer = await prepared(
      `${isCompiled}
      const { EventEmitter } = await import('node:events');
      const server = new EventEmitter();
      warmUpWithWork(server, process.env);
      for (let request = 0; request < 200; request += 1) server.emit('request');
      console.log(isCompiled());`,
      {},
      ['--no-opt', '--no-maglev'],
    );
    assert.equal(answer, 'false');
  });
});
