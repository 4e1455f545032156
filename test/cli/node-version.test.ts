import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { describe, it } from 'node:test';
import { explainOldNode } from '../../bff/node-version.ts';

describe('the Node that nodes and commands run on', () => {
  it('is refused with a sentence where it is older than package.json says', async () => {
    const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const oldest = Number(/"node": ">=([0-9]+)"/.exec(manifest)?.[1]);
    assert.equal(explainOldNode(`${oldest}.0.0`), null);
    assert.equal(explainOldNode(process.versions.node), null);
    assert.match(explainOldNode(`${oldest - 1}.99.0`) ?? '', new RegExp(`Node ${oldest} or newer`));
    assert.match(explainOldNode('9.11.2') ?? '', /too old/);
  });
});
