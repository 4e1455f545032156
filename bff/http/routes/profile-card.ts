import { type Context, Hono } from 'hono';
import type { Attempt } from '../../actions/attempt.ts';
import { endSessionsOf } from '../../actions/end-sessions-of.ts';
import { type CardWish, readProfileCard } from '../../actions/read-profile-card.ts';
import { readProfileEvents } from '../../actions/read-profile-events.ts';
import { unlockProfile } from '../../actions/unlock-profile.ts';
import type { ProfileCardAnswer } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import { answerProblem } from '../problems.ts';
import { profileCardAnswer, profileEventsAnswer, profileEventsRequest } from '../profiles-schemas.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';
import { emptyRequest } from '../schemas.ts';

const answers = { 200: { description: 'The profile as it is now', body: profileCardAnswer } };
const reading = {
  401: 'not-logged-in',
  403: 'not-allowed, origin-not-allowed',
  404: 'not-found: no such profile at this clinic',
};
const changing = {
  ...reading,
  400: 'malformed',
  403: 'not-allowed, origin-not-allowed, header-missing',
  415: 'not-json',
};
const helping = { ...changing, 409: 'own-profile' };

/** A profile's card, its history, and how staff help its person. */
export function profileCardRoutes(deps: HttpDeps): Hono<AppEnv> {
  const wish = (c: Context<AppEnv>): CardWish => ({
    clinic: c.var.clinic,
    session: c.var.loggedIn.stored,
    profileId: c.req.param('profile') ?? '',
  });
  const answerCard = async (c: Context<AppEnv>): Promise<Response> => {
    const attempt = await readProfileCard(deps, wish(c));
    if (attempt.kind === 'problem') return answerProblem(c, attempt.problem);
    return respond(c, 200, { profile: attempt.result } satisfies ProfileCardAnswer);
  };
  const answerHelp = async (c: Context<AppEnv>, event: string, attempt: Attempt<null>): Promise<Response> => {
    if (attempt.kind === 'problem') return answerProblem(c, attempt.problem);
    const { clinic, requestId, loggedIn } = c.var;
    const about = { clinic: clinic.slug, by: loggedIn.stored.profileId, profileId: c.req.param('profile') };
    deps.log.info({ event, requestId, ...about }, 'account');
    return answerCard(c);
  };

  return new Hono<AppEnv>()
    .use('/profiles/:profile/*', requireSession(deps))
    .get(
      '/profiles/:profile',
      describe({ tag: 'profiles', summary: "A profile's card, for staff", answers, problems: reading }),
      answerCard,
    )
    .post(
      '/profiles/:profile/end-sessions',
      describe({
        tag: 'profiles',
        summary: 'Log a person out everywhere',
        description:
          "For staff: patients; for full access and owners: colleagues too. One's own are in My Account.",
        answers,
        problems: helping,
      }),
      readJson(emptyRequest),
      async (c) => answerHelp(c, 'sessions-ended', await endSessionsOf(deps, wish(c))),
    )
    .post(
      '/profiles/:profile/unlock',
      describe({
        tag: 'profiles',
        summary: 'Let a person try again at once after wrong passwords or codes',
        description: 'For staff: patients; for full access and owners: colleagues too.',
        answers,
        problems: helping,
      }),
      readJson(emptyRequest),
      async (c) => answerHelp(c, 'profile-unlocked', await unlockProfile(deps, wish(c))),
    )
    .post(
      '/profiles/:profile/events',
      describe({
        tag: 'profiles',
        summary: 'What has happened to a profile, and what its person has done',
        description: 'For full access and owners. The newest first, at most 25 a page.',
        answers: { 200: { description: 'The newest events, or the next', body: profileEventsAnswer } },
        problems: changing,
      }),
      readJson(profileEventsRequest),
      async (c) => {
        const { clinic, session, profileId } = wish(c);
        const { after = null } = c.req.valid('json');
        const attempt = await readProfileEvents(deps, { clinic, role: session.role, profileId, after });
        return attempt.kind === 'problem'
          ? answerProblem(c, attempt.problem)
          : respond(c, 200, attempt.result);
      },
    );
}
