import { startTestNode } from '../../support/auth-node.ts';
import { createHandClock } from '../../support/clock.ts';
import { createPracticeSystem } from '../../support/practice.ts';
import { atTheStart } from '../../support/race.ts';

/** One call of the practice system. */
export interface BatchCall {
  readonly method: string;
  readonly path: string;
  readonly body: object;
}

/** Its status, and the outcome of each of its records. */
export type BatchAnswer = readonly [status: number, outcomes: readonly string[]];

/** Makes all its calls at once, so many times over, on a node of its own. Comes home with their answers. */
await atTheStart(async ([url = '', slug = '', key = '', now, times, calls = '']) => {
  const clock = createHandClock(Number(now));
  const node = await startTestNode(url, clock);
  const system = createPracticeSystem({ ...node, slug, key });
  const each = JSON.parse(calls) as readonly BatchCall[];
  const repeated = Array.from({ length: Number(times) }, () => each).flat();
  const answers = await Promise.all(
    repeated.map(async ({ method, path, body }): Promise<BatchAnswer> => {
      const { status, text } = await system.send({ method, path, body: JSON.stringify(body) });
      const { results = [] } = JSON.parse(text) as { results?: readonly { outcome: string }[] };
      return [status, results.map(({ outcome }) => outcome)];
    }),
  );
  await node.close();
  return answers;
});
