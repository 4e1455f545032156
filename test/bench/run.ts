import { benchEnumeration } from './bench-enumeration.ts';
import { benchFeed } from './bench-feed.ts';
import { benchImport } from './bench-import.ts';
import { benchLogins } from './bench-logins.ts';
import { benchMemory } from './bench-memory.ts';
import { benchPage } from './bench-page.ts';
import { benchProofs } from './bench-proofs.ts';
import { benchSearch } from './bench-search.ts';
import { benchSessions } from './bench-sessions.ts';
import { benchTableSize } from './bench-table-size.ts';
import { benchWeight } from './bench-weight.ts';
import type { Finding } from './finding.ts';

/**
 * Measures what the README promises. Each measurement runs beside what it is held against, in turns, and the
 * medians' ratio counts: absolute times say more about the machine than about the product.
 *
 *   npm run bench -- sessions logins     only these
 */
const benches: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
  sessions: benchSessions,
  proofs: benchProofs,
  search: benchSearch,
  feed: benchFeed,
  logins: benchLogins,
  enumeration: benchEnumeration,
  'table-size': benchTableSize,
  import: benchImport,
  memory: benchMemory,
  weight: benchWeight,
  page: benchPage,
};

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n== ${name}\n`);
  for (const { what, value, goal, met } of await bench()) {
    process.stdout.write(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (goal: ${goal})\n`);
  }
}
