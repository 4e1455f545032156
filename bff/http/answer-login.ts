import type { Context } from 'hono';
import type { LoginOutcome } from '../actions/login-in-progress.ts';
import type { LoginAnswer } from '../contract/index.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { clientAddress } from './client-address.ts';
import {
  cookieOfLogin,
  cookieOfNoLogin,
  cookieOfTrust,
  cookiesOfSession,
  presentedLogin,
} from './credentials.ts';
import { problemStatus } from './problems.ts';
import { respond } from './respond.ts';

/**
 * Answers one call of a login: the step, what was wrong, the cookies that it comes to. Only the last step sets
 * a session's (rule 5). Every outcome is logged and counted (ASVS 16.3.1).
 */
export function answerLogin(
  c: Context<AppEnv>,
  { config, log, metrics }: HttpDeps,
  outcome: LoginOutcome,
): Response {
  const clinic = c.get('clinic');
  const { slug } = clinic;
  const { publicUrl } = config;
  const seen = {
    requestId: c.get('requestId'),
    clinic: slug,
    address: clientAddress(c, config.trustedProxyHops),
  };
  switch (outcome.kind) {
    case 'logged-in': {
      const { opened, trustToken } = outcome;
      const { session } = opened;
      metrics.logins.inc({ outcome: 'logged-in' });
      log.info({ event: 'logged-in', ...seen, profileId: session.profile.id }, 'login');
      const cookies = [
        ...cookiesOfSession(c, slug, publicUrl, opened),
        ...(presentedLogin(c, slug) === '' ? [] : [cookieOfNoLogin(c, slug, publicUrl)]),
        ...(trustToken === null ? [] : [cookieOfTrust(c, slug, publicUrl, trustToken)]),
      ];
      return respond(c, 200, { step: { name: 'logged-in', session } } satisfies LoginAnswer, cookies);
    }
    case 'step': {
      const { step, problem, loginToken } = outcome;
      noteProblem(problem?.code ?? null);
      if (loginToken !== null) log.info({ event: 'login-began', ...seen, step: step.name }, 'login');
      const answer: LoginAnswer = problem ? { step, problem } : { step };
      const cookies = loginToken === null ? [] : [cookieOfLogin(c, slug, publicUrl, loginToken)];
      // A message that could not be sent spoils no login that has just begun.
      const status = problem && loginToken === null ? problemStatus(c, problem) : 200;
      return respond(c, status, answer, cookies);
    }
    case 'over': {
      const { problem } = outcome;
      noteProblem(problem?.code ?? null);
      const answer: LoginAnswer = problem
        ? { step: { name: 'password' }, problem }
        : { step: { name: 'password' } };
      const isEnd = problem === null || problem.code === 'login-ended';
      const cookies = isEnd ? [cookieOfNoLogin(c, slug, publicUrl)] : [];
      return respond(c, problem ? problemStatus(c, problem) : 200, answer, cookies);
    }
  }

  function noteProblem(code: string | null): void {
    if (code === null) return;
    metrics.logins.inc({ outcome: code });
    log.warn({ event: 'login-refused', ...seen, refused: code }, 'login');
  }
}
