import { PUBLIC_URL, startTestNode } from '../../support/auth-node.ts';
import { createBrowser } from '../../support/browser.ts';
import { createHandClock } from '../../support/clock.ts';
import { atTheStart } from '../../support/race.ts';

/** Somebody's merge. */
export interface MergeRacerCall {
  readonly username: string;
  readonly password: string;
  readonly slug: string;
  readonly keptId: string;
  readonly otherId: string;
  readonly version: string;
}

/** What a call came to: the status, and the code of a refusal. */
export type MergeRacerAnswer = readonly [status: number, problem: string | null];

/** Logs everybody in, then makes all merges at once, on a node of its own. Comes home with their answers. */
await atTheStart(async ([url = '', origin = '', now, calls = '']) => {
  const clock = createHandClock(Number(now));
  const node = await startTestNode(url, clock);
  const desks = [];
  for (const call of JSON.parse(calls) as readonly MergeRacerCall[]) {
    const { username, password, slug } = call;
    const page = createBrowser({ app: node.app, publicUrl: PUBLIC_URL, clock }).open(origin);
    await page.post(`/v1/clinics/${slug}/login`, { username, password });
    desks.push({ call, page });
  }
  const answers = await Promise.all(
    desks.map(async ({ call, page }): Promise<MergeRacerAnswer> => {
      const { slug, keptId, otherId, version, password: currentPassword } = call;
      const body = { otherId, version, currentPassword };
      const { status, text } = await page.post(`/v1/clinics/${slug}/profiles/${keptId}/merge`, body);
      const { problem } = JSON.parse(text) as { problem?: { code: string } };
      return [status, problem?.code ?? null];
    }),
  );
  await node.close();
  return answers;
});
