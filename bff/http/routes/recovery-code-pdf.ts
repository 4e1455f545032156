import { type Context, Hono } from 'hono';
import { readSession } from '../../actions/read-session.ts';
import { recoveryCodePdf } from '../../delivery/recovery-code-pdf.ts';
import { localeFor } from '../../delivery/locale.ts';
import { typedRecoveryCode } from '../../domain/recovery-code.ts';
import { RECOVERY_FAILURES } from '../../domain/two-step.ts';
import { findLogin } from '../../storage/logins.ts';
import { findProfile, fullName } from '../../storage/profiles.ts';
import { findLiveRecoveryCode } from '../../storage/recovery-codes.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { presentedLogin } from '../credentials.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { readJson } from '../read-json.ts';
import { recoveryCodePdfRequest } from '../two-step-schemas.ts';

/**
 * The recovery code that somebody has before them, as a page to keep. Whether it is the right one is never looked
 * at: the page says what it was given, and nothing can be learned from it.
 */
export function recoveryCodePdfRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { clock, database } = deps;

  /** Whoever is logged in or logging in; null: neither. */
  const asker = async (c: Context<AppEnv>): Promise<string | null> => {
    const { clinic, storedSession } = c.var;
    if (storedSession && readSession(clinic, storedSession, clock())) return storedSession.profileId;
    const tokenHash = presentedLogin(c, clinic.slug);
    const login = tokenHash === '' ? null : { clinicId: clinic.id, tokenHash };
    return login && ((await findLogin(database.db, login, clock()))?.profileId ?? null);
  };

  return new Hono<AppEnv>().post(
    '/recovery-code-pdf',
    describe({
      tag: 'two-step',
      summary: 'The recovery code as a page to print or keep',
      description: 'For whoever is logged in or logging in. Not checked, not kept.',
      answers: { 200: { description: 'application/pdf' } },
      problems: {
        400: 'malformed',
        401: 'not-logged-in',
        403: 'origin-not-allowed, header-missing',
        415: 'not-json',
      },
    }),
    readJson(recoveryCodePdfRequest),
    async (c) => {
      const { clinic, headers } = c.var;
      const profileId = await asker(c);
      const profile = profileId && (await findProfile(database.db, { clinicId: clinic.id, id: profileId }));
      if (!profile) return answerProblem(c, { code: 'not-logged-in' });
      const typed = c.req.valid('json');
      const recoveryCode = typedRecoveryCode(typed.recoveryCode);
      if (recoveryCode === null) return answerProblem(c, { code: 'malformed', field: 'recoveryCode' });
      const key = { clinicId: clinic.id, profileId: profile.id };
      const stored = await findLiveRecoveryCode(database.db, key, RECOVERY_FAILURES);
      const bytes = await recoveryCodePdf({
        locale: localeFor(typed.locale),
        clinicName: clinic.name,
        username: profile.username ?? fullName(profile),
        recoveryCode,
        at: stored?.createdAt ?? clock(),
      });
      const own = {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="recovery-code.pdf"',
      };
      return new Response(Uint8Array.from(bytes), { status: 200, headers: { ...headers, ...own } });
    },
  );
}
