import { PUBLIC_URL, startTestNode } from '../../support/auth-node.ts';
import { createBrowser } from '../../support/browser.ts';
import { createHandClock } from '../../support/clock.ts';
import { atTheStart } from '../../support/race.ts';

/** Browsers that ask, each at an address of its own. */
const BROWSERS = 50;

/**
 * Asks for help with one mailbox so many times, as fast as it goes; outside the test runner, whose hooks on
 * every promise would cost more than the requests do. Comes home with the answers that differ, as
 * `STATUS BYTES`.
 */
await atTheStart(async ([url = '', origin = '', path = '', identifier = '', now, requests]) => {
  const clock = createHandClock(Number(now));
  const node = await startTestNode(url, clock);
  const pages = Array.from({ length: BROWSERS }, (_, index) =>
    createBrowser({ app: node.app, publicUrl: PUBLIC_URL, clock, address: `10.9.9.${index}` }).open(origin),
  );
  const seen = new Set<string>();
  for (let asked = 0; asked < Number(requests); asked += pages.length) {
    const answers = await Promise.all(pages.map((page) => page.post(path, { identifier, locale: 'en' })));
    for (const { status, text } of answers) seen.add(`${status} ${Buffer.byteLength(text)}`);
  }
  await node.close();
  return [...seen];
});
