import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type { CookiesAnswer, DoctorAnswer, DoctorClinic } from '../../bff/contract/index.ts';

/** What is so of the page, as the BFF sees it. */
export interface DoctorGiven extends Partial<Omit<DoctorClinic, 'slug'>> {
  /** By how many seconds the device's clock is ahead of the BFF's. */
  readonly aheadSeconds?: number;
  /** How the page stands to the BFF; left out: on another site. */
  readonly site?: DoctorAnswer['site'];
  /** Where the BFF says that it is; left out: where it was asked. */
  readonly publicUrl?: string;
  /** Whether the browser keeps its cookies; left out: it does. */
  readonly keepsCookies?: boolean;
}

/** What stands in for the BFF in front of `<clinic-doctor>`. */
export interface DoctorAnswers {
  /** The BFF tells how the page stands to it. */
  examines(given?: DoctorGiven): RequestHandler[];
  /** It has no such clinic. */
  knowsNoClinic(): RequestHandler[];
}

/**
 * Stands in for what the doctor asks.
 *
 * @param bff - the BFF's base URL
 * @param slug - of the one clinic that it knows
 */
export function doctorAnswers(bff: string, slug: string): DoctorAnswers {
  const answers = (answer: (now: number) => DoctorAnswer): RequestHandler =>
    http.get(`${bff}/v1/doctor`, () => HttpResponse.json<DoctorAnswer>(answer(Date.now())));
  return {
    examines: ({
      aheadSeconds = 0,
      site = 'cross-site',
      publicUrl = bff,
      keepsCookies = true,
      ...given
    } = {}) => [
      answers((now) => ({
        now: new Date(now - aheadSeconds * 1000).toISOString(),
        publicUrl,
        site,
        clinic: {
          slug,
          isRegistered: true,
          similarOrigin: null,
          passkeyDomain: 'maple-street.example',
          ownPasskeyDomain: null,
          isAccountRegistered: null,
          ...given,
        },
      })),
      http.get(`${bff}/v1/clinics/:clinic/cookies`, () =>
        HttpResponse.json<CookiesAnswer>({ kept: keepsCookies }),
      ),
    ],
    knowsNoClinic: () => [
      answers((now) => ({
        now: new Date(now).toISOString(),
        publicUrl: bff,
        site: 'cross-site',
        clinic: null,
      })),
    ],
  };
}
