import type { Context } from 'hono';
import type { LoginOutcome } from '../actions/login-in-progress.ts';
import type { LoginAnswer } from '../contract/index.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import { clientAddress } from './client-address.ts';
import {
  credentialOfLogin,
  credentialOfTrust,
  credentialsOfSession,
  handOver,
  noLogin,
  presentedLogin,
} from './credentials.ts';
import { problemStatus } from './problems.ts';
import { respond } from './respond.ts';

/**
 * Answers one call of a login: the step, what was wrong, the credentials that it comes to. Only the last step
 * hands a session's over (rule 5). Every outcome is logged and counted (ASVS 16.3.1).
 */
export function answerLogin(c: Context<AppEnv>, deps: HttpDeps, outcome: LoginOutcome): Response {
  const { config, log, metrics } = deps;
  const { slug } = c.get('clinic');
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
      const credentials = [
        ...credentialsOfSession(opened),
        ...(presentedLogin(c, slug) === '' ? [] : [noLogin]),
        ...(trustToken === null ? [] : [credentialOfTrust(trustToken)]),
      ];
      const answer: LoginAnswer = { step: { name: 'logged-in', session } };
      return respond(c, 200, answer, handOver(c, deps, credentials));
    }
    case 'step': {
      const { step, problem, loginToken } = outcome;
      noteProblem(problem?.code ?? null);
      if (loginToken !== null) log.info({ event: 'login-began', ...seen, step: step.name }, 'login');
      const answer: LoginAnswer = problem ? { step, problem } : { step };
      const credentials = loginToken === null ? [] : [credentialOfLogin(loginToken)];
      // A message that could not be sent spoils no login that has just begun.
      const status = problem && loginToken === null ? problemStatus(c, problem) : 200;
      return respond(c, status, answer, handOver(c, deps, credentials));
    }
    case 'over': {
      const { problem } = outcome;
      noteProblem(problem?.code ?? null);
      const answer: LoginAnswer = problem
        ? { step: { name: 'password' }, problem }
        : { step: { name: 'password' } };
      const isEnd = problem === null || problem.code === 'login-ended';
      const handedOver = handOver(c, deps, isEnd ? [noLogin] : []);
      return respond(c, problem ? problemStatus(c, problem) : 200, answer, handedOver);
    }
  }

  function noteProblem(code: string | null): void {
    if (code === null) return;
    metrics.logins.inc({ outcome: code });
    log.warn({ event: 'login-refused', ...seen, refused: code }, 'login');
  }
}
