import { startTestNode } from '../../support/auth-node.ts';
import { createHandClock } from '../../support/clock.ts';
import { createKeyedBrowser } from '../../support/keyed-client.ts';
import { atTheStart } from '../../support/race.ts';

/**
 * Asks who is logged in with proofs of a key that all racers have, the same ones each: their ids count. Comes home
 * with the problem of each answer.
 */
const [url = '', slug = '', origin = '', now = '', jwk = '', count = ''] = process.argv.slice(2);
const clock = createHandClock(Number(now));
const node = await startTestNode(url, clock);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const pair = JSON.parse(jwk) as JsonWebKey;
const { kty = '', crv = '', x = '', y = '' } = pair;
const keys = {
  privateKey: await crypto.subtle.importKey('jwk', pair, algorithm, false, ['sign']),
  publicKey: await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, ['verify']),
};
const browser = await createKeyedBrowser({ app: node.app, publicUrl: node.publicUrl, clock }, keys);
const page = browser.open(origin);
const path = `/v1/clinics/${slug}/session`;
// The store is open in each process before any sets off: opening it begins another epoch.
await page.get(path);

await atTheStart(async () => {
  await page.get(path);
  const answers = await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) => {
      const headers = await page.credentials({ method: 'GET', path }, { jti: `proof-${index}` });
      const { text } = await page.sendBare({ method: 'GET', path, headers });
      return (JSON.parse(text) as { problem: { code: string } }).problem.code;
    }),
  );
  await node.close();
  return answers;
});
