import { PUBLIC_URL, startTestNode } from '../../support/auth-node.ts';
import { createBrowser } from '../../support/browser.ts';
import { createHandClock } from '../../support/clock.ts';
import { atTheStart } from '../../support/race.ts';

/** One call of the race, as the others of its kind but for the body. */
export interface RacerCall {
  readonly path: string;
  readonly body: object;
}

/** What a call came to: the status, and the code of a refusal. */
export type RacerAnswer = readonly [status: number, problem: string | null];

/** Makes all its calls at once, on a node of its own. Comes home with their answers. */
await atTheStart(async ([url = '', origin = '', now, calls = '']) => {
  const clock = createHandClock(Number(now));
  const node = await startTestNode(url, clock);
  const page = createBrowser({ app: node.app, publicUrl: PUBLIC_URL, clock }).open(origin);
  const answers = await Promise.all(
    (JSON.parse(calls) as readonly RacerCall[]).map(async ({ path, body }): Promise<RacerAnswer> => {
      const { status, text } = await page.post(path, body);
      const { problem } = JSON.parse(text) as { problem?: { code: string } };
      return [status, problem?.code ?? null];
    }),
  );
  await node.close();
  return answers;
});
