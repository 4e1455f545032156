import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  Problem,
  ProblemAnswer,
  SecuritySettingsAnswer,
  SecuritySettingsRequest,
} from '../../bff/contract/index.ts';
import { sampleSecurity } from './security-settings-samples.ts';

/** What stands in for the BFF around a clinic's security settings. */
export interface SecuritySettingsAnswers {
  /** Everything works: every password is right. */
  works(atFirst?: SecuritySettingsAnswer): RequestHandler[];
  /** A call comes back with a problem; it goes before what otherwise works. */
  refuses(method: 'get' | 'patch', problem: Problem): RequestHandler[];
}

/**
 * Stands in for the BFF's calls around security settings, and remembers what they have changed.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 */
export function securitySettingsAnswers(here: string): SecuritySettingsAnswers {
  const address = `${here}/security-settings`;
  return {
    works: (atFirst = sampleSecurity) => {
      let known = atFirst;
      return [
        http.get(address, () => HttpResponse.json<SecuritySettingsAnswer>(known)),
        http.patch(address, async ({ request }) => {
          const { currentPassword, ...change } = (await request.json()) as SecuritySettingsRequest;
          if (currentPassword) known = { ...known, settings: { ...known.settings, ...change } };
          return HttpResponse.json<SecuritySettingsAnswer>(known);
        }),
      ];
    },
    refuses: (method, problem) => [
      http[method](address, () =>
        HttpResponse.json<ProblemAnswer>({ problem, requestId: 'request-1' }, { status: 409 }),
      ),
    ],
  };
}
