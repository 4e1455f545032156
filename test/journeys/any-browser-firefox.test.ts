import { after, before, describe } from 'node:test';
import { itHoldsASession } from './support/any-browser/expectation.ts';
import { startFirefox } from './support/any-browser/firefox-visitor.ts';
import { createSecureWorld, type SecureWorld } from './support/any-browser/secure-world.ts';

describe('Firefox, on another site than the BFF', () => {
  let world: SecureWorld;
  before(async () => {
    world = await createSecureWorld('other-site');
  });
  after(() => world.close());

  itHoldsASession(() => world, {
    title: 'with strict tracking protection',
    start: ({ authorityFile }) => startFirefox('strict', authorityFile),
    // All of another site's cookies are partitioned there, asked for or not.
    kept: { thirdParty: true, partitioned: true },
    way: 'partitioned-cookie',
  });
  itHoldsASession(() => world, {
    title: 'with all cross-site cookies blocked',
    start: ({ authorityFile }) => startFirefox('no-foreign-cookies', authorityFile),
    kept: { thirdParty: false, partitioned: false },
    way: 'browser-key',
  });
});

describe('Firefox, with the BFF on the clinic’s own domain', () => {
  let world: SecureWorld;
  before(async () => {
    world = await createSecureWorld('same-site');
  });
  after(() => world.close());

  itHoldsASession(() => world, {
    title: 'with strict tracking protection',
    start: ({ authorityFile }) => startFirefox('strict', authorityFile),
    kept: { thirdParty: true, partitioned: true },
    way: 'first-party-cookie',
  });
});
