import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { prepareProcess } from '../../bff/prepare-process.ts';

/** More at once are not quicker, fewer leave cores idle. */
const AT_ONCE = 4 * availableParallelism();

/**
 * The limit that logins are held against: nothing but Argon2id at the product's cost, on all cores, for as many
 * seconds as a message says. Answers how many a second.
 *
 * Arguments: `prepared` for a thread pool as large as the cores, which is as quick as it gets here; without it the
 * pool is Node's own.
 */
if (process.argv.includes('prepared')) prepareProcess(process.env);
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const stored = await hash('a long bench passphrase', cost);

process.on('message', (seconds) => {
  if (typeof seconds !== 'number') return;
  const start = performance.now();
  const until = start + seconds * 1000;
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      await verify(stored, 'a long bench passphrase');
      done += 1;
    }
  };
  void Promise.all(Array.from({ length: AT_ONCE }, work)).then(() => {
    process.send?.({ perSecond: (done * 1000) / (performance.now() - start) });
  });
});
process.send?.('ready');
