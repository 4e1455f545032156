import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { readSession } from '../../actions/read-session.ts';
import type { Role } from '../../contract/index.ts';
import { localeFor, locales } from '../../delivery/locale.ts';
import { hostedPages, renderHostedPage } from '../../hosted/pages.ts';
import { renderHostedStyle } from '../../hosted/style.ts';
import type { Clinic } from '../../storage/clinics.ts';
import { findSession } from '../../storage/sessions.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { clinicsLoggedInAt } from '../cookies.ts';
import { presentedSession } from '../credentials.ts';
import { answerProblem } from '../problems.ts';
import { handHeadersOn } from '../respond.ts';

/** Logos may stand anywhere; all else comes from here. The widgets need no more than this (rule 41). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' https:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The first language that both sides speak, in the reader's order; `fr-CA` is French. */
function bestLanguage(
  accepted: readonly { type: string; q: number }[],
  { supports, default: fallback }: { supports: string[]; default: string },
): string {
  const wished = accepted.toSorted((one, other) => other.q - one.q).filter(({ q }) => q > 0);
  const languages = wished.map(({ type }) => type.toLowerCase().split('-', 1)[0] ?? '');
  return languages.find((language) => supports.includes(language)) ?? fallback;
}

/** Pages for clinics that configure none of their own, and what every tag's fallback link may lead to. */
export function hostedPagesRoutes({ clinics, config, database, clock }: HttpDeps): Hono<AppEnv> {
  const { publicUrl } = config;
  const found = (c: Context<AppEnv>): Promise<Clinic | null> => clinics.find(c.req.param('clinic') ?? '');

  /** Of whoever opens the page; it decides about links alone, and each call is judged by itself. */
  const roleAt = async (c: Context<AppEnv>, clinic: Clinic): Promise<Role | null> => {
    const tokenHash = presentedSession(c, clinic.slug);
    const stored =
      tokenHash === '' ? null : await findSession(database.db, { clinicId: clinic.id, tokenHash });
    return (stored && readSession(clinic, stored, clock())?.profile.role) ?? null;
  };

  const routes = new Hono<AppEnv>()
    .get('/c/:clinic/page.css', handHeadersOn, async (c) => {
      const clinic = await found(c);
      if (!clinic) return answerProblem(c, { code: 'unknown-clinic' });
      const headers = { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' };
      return c.body(renderHostedStyle(clinic), 200, headers);
    })
    // Password managers know this address (W3C, A Well-Known URL for Changing Passwords): they are led on.
    .get('/.well-known/change-password', handHeadersOn, (c) => {
      const [slug, ...others] = clinicsLoggedInAt(c);
      if (slug === undefined || others.length > 0) return answerProblem(c, { code: 'not-found' });
      return c.redirect(`${publicUrl}/c/${slug}/account`, 302);
    });

  for (const page of hostedPages) {
    routes.get(`/c/:clinic/${page}`, handHeadersOn, async (c) => {
      const clinic = await found(c);
      if (!clinic) return answerProblem(c, { code: 'unknown-clinic' });
      const language = accepts(c, {
        header: 'Accept-Language',
        supports: [...locales],
        default: localeFor(clinic.locale),
        match: bestLanguage,
      });
      c.header('Content-Security-Policy', POLICY);
      c.header('Vary', 'Accept-Language');
      const role = await roleAt(c, clinic);
      return c.html(renderHostedPage(page, { clinic, locale: localeFor(language), publicUrl, role }));
    });
  }
  return routes;
}
