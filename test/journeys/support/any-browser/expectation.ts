import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type KeptCookies, probeCookies } from './cookie-probe.ts';
import { walkThrough } from './journey.ts';
import type { SecureWorld } from './secure-world.ts';
import type { Visitor } from './visitor.ts';
import type { Way } from './way.ts';

/** No journey takes longer, on a machine that does nothing else. */
export const journeyLimit = { timeout: 60_000 };

/** What is expected of one browser with certain settings. */
export interface Expectation {
  /** Goes on from "holds a session ". */
  readonly title: string;
  readonly start: (world: SecureWorld) => Promise<Visitor>;
  /** What such a browser keeps of another site's cookies: shows that its settings are what they are meant to be. */
  readonly kept: KeptCookies;
  readonly way: Way;
  /** What is done there, if not what everybody does. */
  readonly walk?: typeof walkThrough;
}

/** Declares the test of an expectation. */
export function itHoldsASession(
  world: () => SecureWorld,
  { title, start, kept, way, walk = walkThrough }: Expectation,
): Promise<void> {
  return it(`holds a session ${title}`, journeyLimit, async (t) => {
    const visitor = await start(world());
    try {
      t.diagnostic(visitor.browser);
      await visitor.open(`${world().siteUrl}/`);
      assert.deepEqual(await probeCookies(visitor, world()), kept);
      assert.equal(await walk(visitor, world()), way);
    } catch (error) {
      t.diagnostic(`${await visitor.address()}: ${await visitor.visibleText()}`);
      throw error;
    } finally {
      await visitor.close();
    }
  });
}
