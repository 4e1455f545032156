import { type Context, Hono } from 'hono';
import type { Attempt } from '../../actions/attempt.ts';
import { findDuplicates } from '../../actions/find-duplicates.ts';
import { mergeProfiles } from '../../actions/merge-profiles.ts';
import { previewMerge } from '../../actions/preview-merge.ts';
import { readProfileCard } from '../../actions/read-profile-card.ts';
import { setAsideDuplicate } from '../../actions/set-aside-duplicate.ts';
import type { Problem } from '../../contract/index.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import { describe } from '../describe.ts';
import {
  duplicatesAnswer,
  duplicatesRequest,
  mergePreviewAnswer,
  mergePreviewRequest,
  mergeRequest,
  setAsideRequest,
} from '../duplicates-schemas.ts';
import { changeProblems, passwordProblems } from '../own-two-step.ts';
import { answerProblem } from '../problems.ts';
import { profileCardAnswer } from '../profiles-schemas.ts';
import { readJson } from '../read-json.ts';
import { requireSession } from '../require-session.ts';
import { respond } from '../respond.ts';

const problems = { ...changeProblems, 404: 'not-found: no such profile at this clinic' };
const pairProblems = 'own-profile, roles-differ';

/** Duplicates, and merging them, for full access and owners (rule 34). */
export function duplicateRoutes(deps: HttpDeps): Hono<AppEnv> {
  const asked = (c: Context<AppEnv>) => ({ clinic: c.var.clinic, session: c.var.loggedIn.stored });
  const pair = (c: Context<AppEnv>, otherId: string) => ({
    ...asked(c),
    keptId: c.req.param('kept') ?? '',
    otherId,
  });
  /** Notes what was refused (ASVS 16.3.3). */
  const refuse = (c: Context<AppEnv>, problem: Problem): Response => {
    const { clinic, requestId, loggedIn } = c.var;
    const about = { clinic: clinic.slug, profileId: loggedIn.stored.profileId, refused: problem.code };
    deps.log.warn({ event: 'duplicates-refused', requestId, ...about }, 'account');
    return answerProblem(c, problem);
  };
  const answer = <Result>(
    c: Context<AppEnv>,
    attempt: Attempt<Result>,
    body: (result: Result) => object,
  ): Response =>
    attempt.kind === 'problem' ? refuse(c, attempt.problem) : respond(c, 200, body(attempt.result));

  return new Hono<AppEnv>()
    .use('/duplicates/*', requireSession(deps))
    .use('/profiles/:kept/merge', requireSession(deps))
    .use('/profiles/:kept/merge/*', requireSession(deps))
    .post(
      '/duplicates/search',
      describe({
        tag: 'profiles',
        summary: 'Profiles that could be one person',
        description:
          'For full access and owners: the same name and birth date first, then the same email address or phone. ' +
          'Pages of at most 25; a page may have fewer while `next` says that there is more.',
        answers: { 200: { description: 'A page of them', body: duplicatesAnswer } },
        problems,
      }),
      readJson(duplicatesRequest),
      async (c) =>
        answer(c, await findDuplicates(deps, { ...asked(c), ...c.req.valid('json') }), (page) => page),
    )
    .post(
      '/duplicates/set-aside',
      describe({
        tag: 'profiles',
        summary: 'Two profiles are two people: list them as duplicates no more',
        answers: { 200: { description: 'Noted' } },
        problems,
      }),
      readJson(setAsideRequest),
      async (c) =>
        answer(c, await setAsideDuplicate(deps, { ...asked(c), ...c.req.valid('json') }), () => ({})),
    )
    .post(
      '/profiles/:kept/merge/preview',
      describe({
        tag: 'profiles',
        summary: 'What merging another profile into this one would do',
        description: 'Nothing is done.',
        answers: {
          200: { description: 'The two side by side, and what becomes of them', body: mergePreviewAnswer },
        },
        problems: { ...problems, 409: pairProblems },
      }),
      readJson(mergePreviewRequest),
      async (c) =>
        answer(c, await previewMerge(deps, pair(c, c.req.valid('json').otherId)), (preview) => ({ preview })),
    )
    .post(
      '/profiles/:kept/merge',
      describe({
        tag: 'profiles',
        summary: 'Merge another profile into this one',
        description:
          'Visits and, where only the other has one, the login move; the other profile and its sessions end. All ' +
          'of it is done, or nothing.',
        answers: { 200: { description: 'The kept profile as it is now', body: profileCardAnswer } },
        problems: { ...problems, ...passwordProblems, 409: `${pairProblems}, changed-meanwhile` },
      }),
      readJson(mergeRequest),
      async (c) => {
        const { otherId, currentPassword, version } = c.req.valid('json');
        const wish = { ...pair(c, otherId), currentPassword, version };
        const attempt = await mergeProfiles(deps, wish);
        if (attempt.kind === 'problem') return refuse(c, attempt.problem);
        const { clinic, requestId } = c.var;
        const about = { clinic: clinic.slug, by: wish.session.profileId, profileId: wish.keptId, otherId };
        deps.log.info({ event: 'profiles-merged', requestId, ...about }, 'account');
        const card = await readProfileCard(deps, { ...asked(c), profileId: wish.keptId });
        return answer(c, card, (profile) => ({ profile }));
      },
    );
}
