import { firstLoadBytes } from '../support/built-weight.ts';
import { atMost, type Finding } from './finding.ts';

/** What a page with `<clinic-login>` loads at first, gzipped. CI holds the same figure as a test. */
export async function benchWeight(): Promise<readonly Finding[]> {
  return [atMost('<clinic-login> and all it loads at first, gzip', firstLoadBytes() / 1000, 14, ' kB')];
}
