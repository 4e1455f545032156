import { Hono } from 'hono';
import { securitySettingsOf, updateSecuritySettings } from '../../actions/update-security-settings.ts';
import type { SecuritySettingsAnswer } from '../../contract/index.ts';
import { hasFullAccess } from '../../domain/role.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { logOwn, ownWish, passwordProblems, refuseOwn } from '../own-two-step.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { securitySettingsAnswer, securitySettingsRequest } from '../two-step-schemas.ts';

const answers = { 200: { description: 'The settings as they are now', body: securitySettingsAnswer } };

/** The clinic's security settings, for full access and owners (rule 35). */
export function securitySettingsRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/security-settings', requireSession(deps))
    .get(
      '/security-settings',
      describe({
        tag: 'clinic',
        summary: 'Whether 2-Step Verification is enforced, and whether browsers can be trusted',
        answers,
        problems: { 401: 'not-logged-in', 403: 'not-allowed, origin-not-allowed' },
      }),
      (c) => {
        const { clinic, loggedIn } = c.var;
        if (!hasFullAccess(loggedIn.stored.role)) return answerProblem(c, { code: 'not-allowed' });
        const answer: SecuritySettingsAnswer = { settings: securitySettingsOf(clinic) };
        return respond(c, 200, answer);
      },
    )
    .patch(
      '/security-settings',
      describe({
        tag: 'clinic',
        summary: 'Change them',
        description: 'What is left out stays. Where browsers may no longer be trusted, none is any more.',
        answers,
        problems: passwordProblems,
      }),
      readJson(securitySettingsRequest),
      async (c) => {
        const { currentPassword, ...change } = c.req.valid('json');
        const attempt = await updateSecuritySettings(deps, { ...ownWish(c, currentPassword), change });
        if (attempt.kind === 'problem') return refuseOwn(c, deps, attempt.problem);
        deps.clinics.forget(c.var.clinic.slug);
        logOwn(c, deps, 'security-settings-changed');
        return respond(c, 200, { settings: attempt.result } satisfies SecuritySettingsAnswer);
      },
    );
}
