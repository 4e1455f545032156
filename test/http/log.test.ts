import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import process from 'node:process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const MODULE = new URL('../../bff/log.ts', import.meta.url).href;

/** What a process writes that logs this object once, at this level. */
async function written(level: string, logged: object): Promise<string> {
  const script = `import { createLog } from '${MODULE}'; createLog('${level}').info(${JSON.stringify(logged)}, 'x');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return stdout;
}

describe('the log', () => {
  it('blots secrets out, should anything ever log one, at whatever depth it is likely to stand', async () => {
    const fields = ['password', 'token', 'cookie', 'authorization', 'username', 'code', 'secret'];
    const secrets = Object.fromEntries(fields.map((field) => [field, `secret ${field}`]));
    const nested = { req: { headers: secrets }, body: secrets, error: { input: secrets } };
    const line = await written('info', { ...secrets, ...nested, kept: 'what is no secret' });
    for (const field of fields) assert.ok(!line.includes(`secret ${field}`), field);
    assert.ok(line.includes('what is no secret'));
  });

  it('is JSON lines with the time as people read it (ASVS 16.2.1)', async () => {
    const { time, msg, event } = JSON.parse(await written('info', { event: 'an event' })) as Record<
      string,
      string
    >;
    assert.match(time ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual([msg, event], ['x', 'an event']);
  });

  it('says nothing below its level', async () => {
    for (const level of ['warn', 'silent']) assert.equal(await written(level, { event: 'an event' }), '');
  });

  it('cannot be made to lie by a line break', async () => {
    const line = await written('info', { event: 'one\n{"level":60,"msg":"two"}' });
    assert.equal(line.trim().split('\n').length, 1);
  });
});
