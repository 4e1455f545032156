import { Hono } from 'hono';
import { endTrust } from '../../actions/end-trust.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { answerChange, ownKey } from '../own-two-step.ts';
import { requireSession } from '../require-session.ts';
import { twoStepChangedAnswer } from '../two-step-schemas.ts';

const changed = { 200: { description: 'Everything as it is now', body: twoStepChangedAnswer } };
const problems = { 401: 'not-logged-in', 403: 'origin-not-allowed, header-missing' };

/** The browsers that skip the second step for a logged-in person (rule 22); `GET …/two-step` lists them. */
export function trustedBrowserRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/trusted-browsers/*', requireSession(deps))
    .delete(
      '/trusted-browsers/:browser',
      describe({
        tag: 'two-step',
        summary: 'Trust one browser no longer',
        answers: changed,
        problems: { ...problems, 404: 'not-found' },
      }),
      async (c) => {
        const attempt = await endTrust(deps, ownKey(c), c.req.param('browser'));
        return answerChange(c, deps, 'trust-ended', attempt);
      },
    )
    .delete(
      '/trusted-browsers',
      describe({ tag: 'two-step', summary: 'Trust no browser any more', answers: changed, problems }),
      async (c) => answerChange(c, deps, 'trust-ended', await endTrust(deps, ownKey(c), null)),
    );
}
