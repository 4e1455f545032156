import { after, before, describe } from 'node:test';
import { itHoldsASession } from './support/any-browser/expectation.ts';
import { createSecureWorld, type SecureWorld } from './support/any-browser/secure-world.ts';
import { startWebKit } from './support/any-browser/webkit-visitor.ts';

describe('WebKit with Intelligent Tracking Prevention, on another site than the BFF', () => {
  let world: SecureWorld;
  before(async () => {
    world = await createSecureWorld('other-site');
  });
  after(() => world.close());

  itHoldsASession(() => world, {
    title: 'without a cookie',
    start: ({ authorityFile }) => startWebKit(authorityFile),
    kept: { thirdParty: false, partitioned: false },
    way: 'browser-key',
  });
});

describe('WebKit with Intelligent Tracking Prevention, with the BFF on the clinic’s own domain', () => {
  let world: SecureWorld;
  before(async () => {
    world = await createSecureWorld('same-site');
  });
  after(() => world.close());

  itHoldsASession(() => world, {
    title: 'by a first-party cookie',
    start: ({ authorityFile }) => startWebKit(authorityFile),
    kept: { thirdParty: true, partitioned: true },
    way: 'first-party-cookie',
  });
});
