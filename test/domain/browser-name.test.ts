import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { browserName } from '../../bff/domain/browser-name.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const names: readonly [userAgent: string, browser: string, system: string][] = [
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    'Microsoft Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  ['', '', ''],
  ['   ', '', ''],
];

describe('a browser’s name', () => {
  for (const [userAgent, browser, system] of names) {
    it(`is ${browser || 'nothing'} on ${system || 'nothing'} for "${userAgent.slice(0, 50)}"`, () => {
      assert.deepEqual(browserName(userAgent), { browser, system });
    });
  }

  it('is short and plain, whatever a browser says of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (userAgent) => {
        const { browser, system } = browserName(userAgent);
        for (const name of [browser, system]) {
          assert.match(name, /^[\p{L}\p{N} ._+-]{0,40}$/u);
        }
      }),
    );
  });
});
