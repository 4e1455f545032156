import { type Context, Hono } from 'hono';
import { listStaffTwoStep } from '../../actions/list-profile.ts';
import { securitySettingsOf, updateSecuritySettings } from '../../actions/update-security-settings.ts';
import type { SecuritySettings, SecuritySettingsAnswer } from '../../contract/index.ts';
import { may } from '../../domain/permissions.ts';
import { listStaff } from '../../storage/listed-profiles.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { logOwn, ownWish, passwordProblems, refuseOwn } from '../own-two-step.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { securitySettingsAnswer, securitySettingsRequest } from '../security-settings-schemas.ts';

const answers = { 200: { description: 'The settings as they are now', body: securitySettingsAnswer } };

/** The clinic's security settings, for full access and owners (rule 35). */
export function securitySettingsRoutes(deps: HttpDeps): Hono<AppEnv> {
  const answerSettings = async (c: Context<AppEnv>, settings: SecuritySettings): Promise<Response> => {
    const rows = await listStaff(deps.database.db, c.var.clinic.id);
    const staff = rows.map((row) => listStaffTwoStep(row, deps.clock()));
    return respond(c, 200, { settings, staff } satisfies SecuritySettingsAnswer);
  };

  return new Hono<AppEnv>()
    .use('/security-settings', requireSession(deps))
    .get(
      '/security-settings',
      describe({
        tag: 'clinic',
        summary:
          "The clinic's security settings, and who works there with 2-Step Verification on, off or paused",
        answers,
        problems: { 401: 'not-logged-in', 403: 'not-allowed, origin-not-allowed' },
      }),
      (c) => {
        const { clinic, loggedIn } = c.var;
        const isAllowed = may(loggedIn.stored.role, 'change-security-settings');
        return isAllowed
          ? answerSettings(c, securitySettingsOf(clinic))
          : answerProblem(c, { code: 'not-allowed' });
      },
    )
    .patch(
      '/security-settings',
      describe({
        tag: 'clinic',
        summary: 'Change them',
        description:
          'What is left out stays. Where browsers may no longer be trusted, none is any more. A shorter Automatic ' +
          'Sign Out holds for sessions that are open, too.',
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
        return answerSettings(c, attempt.result);
      },
    );
}
