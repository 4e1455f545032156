import { after, before, describe } from 'node:test';
import { startChromium } from './support/any-browser/chromium-visitor.ts';
import { itHoldsASession } from './support/any-browser/expectation.ts';
import { walkWithoutStorage } from './support/any-browser/memory-journey.ts';
import { createSecureWorld, type SecureWorld } from './support/any-browser/secure-world.ts';

describe('Chromium, on another site than the BFF', () => {
  let world: SecureWorld;
  before(async () => {
    world = await createSecureWorld('other-site');
  });
  after(() => world.close());

  itHoldsASession(() => world, {
    title: 'with third-party cookies allowed',
    start: (given) => startChromium('allowed', given),
    kept: { thirdParty: true, partitioned: true },
    way: 'partitioned-cookie',
  });
  itHoldsASession(() => world, {
    title: 'with third-party cookies blocked but for partitioned ones',
    start: (given) => startChromium('partitioned-only', given),
    kept: { thirdParty: false, partitioned: true },
    way: 'partitioned-cookie',
  });
  itHoldsASession(() => world, {
    title: 'with all cookies of the BFF blocked',
    start: (given) => startChromium('none-of-the-bff', given),
    kept: { thirdParty: false, partitioned: false },
    way: 'browser-key',
  });
  itHoldsASession(() => world, {
    title: 'until the page is left with all cookies and all storage blocked',
    start: (given) => startChromium('nothing-at-all', given),
    kept: { thirdParty: false, partitioned: false },
    way: 'browser-key',
    walk: walkWithoutStorage,
  });
});

for (const place of ['same-site', 'path'] as const) {
  describe(`Chromium, with the BFF on the clinic’s own domain (${place})`, () => {
    let world: SecureWorld;
    before(async () => {
      world = await createSecureWorld(place);
    });
    after(() => world.close());

    itHoldsASession(() => world, {
      title: 'with third-party cookies blocked',
      start: (given) => startChromium('partitioned-only', given),
      kept: { thirdParty: true, partitioned: true },
      way: 'first-party-cookie',
    });
  });
}
