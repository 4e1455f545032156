import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CallLimit } from '../../actions/api-limit.ts';
import { exchangeSessionCode } from '../../actions/exchange-session-code.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { apiKeyActor, practiceProblems } from '../practice-calls.ts';
import { examples } from '../practice-examples.ts';
import { sessionCodeExchangeRequest, sessionToldAnswer } from '../practice-schemas.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { keyStillHolds, refuseKey, requireApiKey } from '../require-api-key.ts';
import { respond } from '../respond.ts';

/** A code and nothing else. */
const codeLimit = bodyLimit({
  maxSize: 16 * 1024,
  onError: (c: Context<AppEnv>) => answerProblem(c, { code: 'too-large' }),
});

/** Whose session a code is that a page has handed over (rule 37). */
export function practiceSessionCodeRoutes(deps: HttpDeps, limit: CallLimit): Hono<AppEnv> {
  return new Hono<AppEnv>().post(
    '/session-codes/exchange',
    requireApiKey(deps, limit, ['sessions']),
    codeLimit,
    readJson(sessionCodeExchangeRequest),
    describe({
      tag: 'practice',
      security: 'practiceKey',
      summary: 'Ask whose session a handed-over code was made in',
      description:
        'A page of the clinic’s gets the code by `POST /v1/clinics/{clinic}/session/code` and hands it to its own ' +
        'server, which asks here: once, within a minute, and only while the session lives. Each answer is recorded. ' +
        'Scope `sessions`.',
      request: { body: sessionCodeExchangeRequest, example: examples.sessionCodeExchange },
      answers: {
        200: { description: 'Whose it is', body: sessionToldAnswer, example: examples.sessionTold },
      },
      problems: {
        ...practiceProblems,
        410: 'session-code-invalid: used, older than a minute, its session over, another clinic’s, or never one',
      },
    }),
    async (c) => {
      const { clinic, apiKey, requestId } = c.var;
      if (!(await keyStillHolds(deps, c))) return refuseKey(c);
      const { code } = c.req.valid('json');
      const told = await exchangeSessionCode(deps, { clinic, code, actor: apiKeyActor(apiKey) });
      const seen = { requestId, clinic: clinic.slug, apiKey: apiKey.id };
      if (!told) {
        deps.log.warn({ event: 'session-code-refused', ...seen }, 'practice');
        return answerProblem(c, { code: 'session-code-invalid' });
      }
      deps.log.info({ event: 'session-told', ...seen, profileId: told.profile.id }, 'practice');
      return respond(c, 200, told);
    },
  );
}
