import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { firstLoadBytes, firstLoadFiles } from '../support/built-weight.ts';

/** Bytes, gzipped, that a page with the login form may load at first (Lit with a bare form takes half of it). */
const BUDGET_BYTES = 14_000;

describe('the script that clinics embed', () => {
  it('keeps within its budget', () => {
    const bytes = firstLoadBytes();
    assert.ok(bytes <= BUDGET_BYTES, `${bytes} bytes, ${bytes - BUDGET_BYTES} too many`);
  });

  it('is one request: nothing else has to come before the form shows', () => {
    assert.deepEqual(firstLoadFiles(), ['clinic-auth.js']);
  });

  it('begins with the wish to be compiled while it comes in', () => {
    const script = readFileSync(new URL('../../dist/widgets/clinic-auth.js', import.meta.url), 'utf8');
    assert.match(script, /^\/\/# allFunctionsCalledOnLoad\n/);
  });
});
