import { Hono } from 'hono';
import { findProfiles } from '../../actions/search-profiles.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { profileSearchAnswer, profileSearchRequest } from '../profiles-schemas.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';

/** How staff find a profile (rule 33). */
export function profileSearchRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().use('/profile-search', requireSession(deps)).post(
    '/profile-search',
    describe({
      tag: 'profiles',
      summary: 'Find profiles by the beginnings of names, addresses, usernames and numbers',
      description:
        'For staff. A search is no address: it holds names, so it travels in a body. At most 25 a page, by family name.',
      answers: { 200: { description: 'The first profiles, or the next', body: profileSearchAnswer } },
      problems: {
        400: 'malformed: also `after`, where it is no cursor of this search',
        401: 'not-logged-in',
        403: 'not-allowed, origin-not-allowed, header-missing',
        415: 'not-json',
      },
    }),
    readJson(profileSearchRequest),
    async (c) => {
      const { clinic, loggedIn } = c.var;
      const { role } = loggedIn.stored;
      const attempt = await findProfiles(deps, { clinic, role, request: c.req.valid('json') });
      return attempt.kind === 'problem' ? answerProblem(c, attempt.problem) : respond(c, 200, attempt.result);
    },
  );
}
