import { type Context, Hono } from 'hono';
import { passkeyDomain } from '../../actions/passkey-challenge.ts';
import type { DoctorAnswer, DoctorClinic } from '../../contract/index.ts';
import { type Clinic, findSlugByOrigin } from '../../storage/clinics.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { doctorAnswer } from '../doctor-schemas.ts';
import { respond } from '../respond.ts';

const sites = ['same-origin', 'same-site', 'cross-site'] as const;

/**
 * `GET /v1/doctor`: what `<clinic-doctor>` asks. It stands before the clinic gate, because its first business are pages
 * that the gate turns away; so it reads no credential and says nothing about anybody. What it says of an origin is what
 * a request with that `Origin` would find out.
 */
export function doctorRoutes({ clinics, config, database, clock }: HttpDeps): Hono<AppEnv> {
  const ownOrigin = new URL(config.publicUrl).origin;

  const clinicOf = async (c: Context<AppEnv>, origin: string): Promise<Clinic | null> => {
    const slug = c.req.query('clinic') || (await findSlugByOrigin(database.db, origin));
    return slug === null ? null : clinics.find(slug);
  };

  return new Hono<AppEnv>().get(
    '/',
    describe({
      tag: 'clinic',
      summary: 'How a page stands to the BFF and a clinic, for site builders',
      description:
        'Query: `clinic`, a slug (left out: the clinic that the page’s origin belongs to), and `account`, the origin ' +
        'of `account-url`. Any page may ask, without credentials.',
      answers: { 200: { description: 'What a site builder has to know', body: doctorAnswer } },
    }),
    async (c) => {
      c.var.headers['Access-Control-Allow-Origin'] = '*';
      c.var.headers.Vary = 'Origin, Sec-Fetch-Site';
      const site = sites.find((one) => one === c.req.header('Sec-Fetch-Site')) ?? null;
      // Browsers send no Origin with what a page reads from its own.
      const origin = c.req.header('Origin') ?? (site === 'same-origin' ? ownOrigin : '');
      const clinic = await clinicOf(c, origin);
      const answer: DoctorAnswer = {
        now: new Date(clock()).toISOString(),
        publicUrl: config.publicUrl,
        site,
        clinic: clinic && clinicAtPage(clinic, origin, c.req.query('account'), ownOrigin),
      };
      return respond(c, 200, answer);
    },
  );
}

function clinicAtPage(
  clinic: Clinic,
  origin: string,
  account: string | undefined,
  ownOrigin: string,
): DoctorClinic {
  const { slug, origins } = clinic;
  const isRegistered = (one: string): boolean => one === ownOrigin || origins.has(one);
  return {
    slug,
    isRegistered: isRegistered(origin),
    similarOrigin: isRegistered(origin) ? null : similarTo(origin, origins),
    passkeyDomain: passkeyDomain(clinic, origin),
    ownPasskeyDomain: clinic.passkeyDomain,
    // A page that is none of the clinic's learns nothing of others.
    isAccountRegistered: account === undefined || !isRegistered(origin) ? null : isRegistered(account),
  };
}

/** The registered origin that differs from this one by scheme, `www.` or port only; of several, one without a port. */
function similarTo(origin: string, origins: ReadonlySet<string>): string | null {
  const host = plainHost(origin);
  const similar = [...origins].filter((one) => host !== '' && plainHost(one) === host);
  return similar.sort((one, other) => portOf(one) - portOf(other))[0] ?? null;
}

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}

function plainHost(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname.replace(/^www\./, '') : '';
}
