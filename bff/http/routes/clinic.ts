import { type Context, Hono } from 'hono';
import { readSession } from '../../actions/read-session.ts';
import type { ClinicAnswer } from '../../contract/index.ts';
import { accentsOf } from '../../domain/colours.ts';
import { type Clinic, findSlugByOrigin } from '../../storage/clinics.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { admit } from '../clinic-gate.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { respond } from '../respond.ts';
import { clinicAnswer } from '../schemas.ts';

const problems = { 403: 'origin-not-allowed', 404: 'unknown-clinic' };

/** What a page needs at first: the clinic as visitors see it, and who is logged in. */
function answerClinic(c: Context<AppEnv>, { clock }: HttpDeps): Response {
  const { clinic, storedSession } = c.var;
  const session = storedSession && readSession(clinic, storedSession, clock());
  const answer: ClinicAnswer = { clinic: clinicView(clinic), session };
  return respond(c, 200, answer);
}

function clinicView({ slug, name, accent, logoUrl, ...clinic }: Clinic): ClinicAnswer['clinic'] {
  return {
    slug,
    name,
    colours: accentsOf(accent),
    logoUrl,
    support: { phone: clinic.supportPhone, email: clinic.supportEmail },
  };
}

/** `GET /v1/clinics/{clinic}`, behind the clinic gate. */
export function clinicRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      tag: 'clinic',
      summary: 'The clinic and who is logged in, in one request',
      description: 'For pages at their start. Answers 200 to strangers too, with `session: null`.',
      answers: { 200: { description: 'The clinic and the session', body: clinicAnswer } },
      problems,
    }),
    (c) => answerClinic(c, deps),
  );
}

/** `GET /v1/clinic`: the same for pages that leave the clinic out, where their origin belongs to one only. */
export function ownClinicRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      tag: 'clinic',
      summary: "The clinic that this page's origin belongs to",
      answers: { 200: { description: 'The clinic and the session', body: clinicAnswer } },
      problems,
    }),
    async (c) => {
      const slug = await findSlugByOrigin(deps.database.db, c.req.header('Origin') ?? '');
      if (slug !== null) return (await admit(c, deps, slug)) ?? answerClinic(c, deps);
      c.var.headers['Access-Control-Allow-Origin'] = '*';
      return answerProblem(c, { code: 'unknown-clinic' });
    },
  );
}
