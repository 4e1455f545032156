import { Hono } from 'hono';
import { redeemEmailCode } from '../../actions/redeem-email-code.ts';
import { requestRecovery } from '../../actions/request-recovery.ts';
import type { EmailCodeAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { clientAddress } from '../client-address.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { respond } from '../respond.ts';
import { recoveryAnswer, emailCodeAnswer, emailCodeRequest, recoveryRequest } from '../schemas.ts';

const problems = { 400: 'malformed', 403: 'origin-not-allowed, header-missing', 415: 'not-json' };

/** "Forgot your username or password?" */
export function recoveryRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { config, log } = deps;
  return new Hono<AppEnv>()
    .post(
      '/recovery',
      describe({
        tag: 'account',
        summary: 'Ask for an email that helps back in',
        description: 'One answer for everybody: nothing is looked up before it is given.',
        answers: { 202: { description: 'If somebody is found, they are written to', body: recoveryAnswer } },
        problems,
      }),
      readJson(recoveryRequest),
      async (c) => {
        const { identifier, locale, waitingToken } = c.req.valid('json');
        const { clinic } = c.var;
        const address = clientAddress(c, config.trustedProxyHops);
        const wish = { clinic, identifier, locale, address, waitingToken: waitingToken ?? null };
        const answer = await requestRecovery(deps, wish);
        log.info(
          { event: 'recovery-asked', requestId: c.var.requestId, clinic: clinic.slug, address },
          'account',
        );
        return respond(c, 202, answer);
      },
    )
    .post(
      '/recovery/code',
      describe({
        tag: 'account',
        summary: "Type in the email's code instead of following its link",
        answers: {
          200: { description: 'A token for each profile that the email covered', body: emailCodeAnswer },
        },
        problems: { ...problems, 401: 'wrong-code', 410: 'code-ended', 429: 'throttled' },
      }),
      readJson(emailCodeRequest),
      async (c) => {
        const { clinic, requestId } = c.var;
        const outcome = await redeemEmailCode(deps, { clinic, ...c.req.valid('json') });
        if (outcome.kind === 'problem') {
          const refused = outcome.problem.code;
          log.warn({ event: 'recovery-code-refused', requestId, clinic: clinic.slug, refused }, 'account');
          return answerProblem(c, outcome.problem);
        }
        log.info({ event: 'recovery-code-used', requestId, clinic: clinic.slug }, 'account');
        const answer: EmailCodeAnswer = { accounts: outcome.accounts };
        return respond(c, 200, answer);
      },
    );
}
