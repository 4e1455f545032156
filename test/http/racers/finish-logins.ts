import { PUBLIC_URL, startTestNode } from '../../support/auth-node.ts';
import { createBrowser } from '../../support/browser.ts';
import { createHandClock } from '../../support/clock.ts';
import { atTheStart } from '../../support/race.ts';
import { told } from '../../support/two-step.ts';

/** One call of a login in progress, in whatever browser has its cookies. */
export interface FinishingCall {
  readonly path: string;
  readonly body: object;
  readonly cookie: string;
}

/** Makes all its calls at once, on a node of its own. Comes home with what each came to, as `told` has it. */
await atTheStart(async ([url = '', origin = '', now, calls = '']) => {
  const clock = createHandClock(Number(now));
  const node = await startTestNode(url, clock);
  const headers = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
  const answers = await Promise.all(
    (JSON.parse(calls) as readonly FinishingCall[]).map(async ({ path, body, cookie }) => {
      const page = createBrowser({ app: node.app, publicUrl: PUBLIC_URL, clock }).open(origin);
      const all = { ...headers, Cookie: cookie };
      return told(await page.send({ method: 'POST', path, body: JSON.stringify(body), headers: all }));
    }),
  );
  await node.close();
  return answers;
});
