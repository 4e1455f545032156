import { delay, http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  Duplicate,
  DuplicatesAnswer,
  DuplicatesRequest,
  EmailPreviewAnswer,
  ListedProfile,
  MergePreviewAnswer,
  MergePreviewRequest,
  Problem,
  ProblemAnswer,
  ProfileCardAnswer,
  ProfileEventsAnswer,
  ProfileSearchAnswer,
  ProfileSearchRequest,
  Session,
  SetAsideRequest,
  WelcomeEmailRequest,
} from '../../bff/contract/index.ts';
import {
  sampleCard,
  sampleDuplicates,
  sampleEvents,
  sampleMerge,
  sampleOwner,
  sampleProfiles,
} from './profiles-samples.ts';

/** What a state or a test cares about among the clinic's profiles. */
export interface GivenProfiles {
  readonly profiles?: readonly ListedProfile[];
  readonly duplicates?: readonly Duplicate[];
  /** Whoever looks. */
  readonly viewer?: Session;
  /** How long a search takes. */
  readonly milliseconds?: number;
}

/** What stands in for the BFF around the clinic's profiles. */
export interface ProfilesAnswers {
  /** Everything works: every password is right. */
  works(given?: GivenProfiles): RequestHandler[];
  /**
   * A call comes back with a problem; it goes before what otherwise works.
   *
   * @param path - below the clinic's address: `profile-search`
   */
  refuses(path: string, problem: Problem): RequestHandler[];
}

const pageLength = 25;

/**
 * Stands in for the BFF's calls around profiles, and remembers what they have changed.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 */
export function profilesAnswers(here: string): ProfilesAnswers {
  const refuse = (problem: Problem): Response =>
    HttpResponse.json<ProblemAnswer>({ problem, requestId: 'request-1' }, { status: 409 });
  return {
    works: (given = {}) => everythingWorks(here, given, refuse),
    refuses: (path, problem) => [http.all(`${here}/${path}`, () => refuse(problem))],
  };
}

function everythingWorks(
  here: string,
  given: GivenProfiles,
  refuse: (problem: Problem) => Response,
): RequestHandler[] {
  const { viewer = sampleOwner, milliseconds = 0 } = given;
  let profiles = given.profiles ?? sampleProfiles;
  let duplicates = given.duplicates ?? sampleDuplicates;
  const signedOut = new Set<unknown>();
  const unlocked = new Set<unknown>();
  const welcomed = new Set<unknown>();
  const one = `${here}/profiles/:profile`;

  const find = (id: unknown): ListedProfile | undefined => profiles.find((profile) => profile.id === id);
  const card = (id: unknown): Response => {
    const profile = find(id);
    if (!profile) return refuse({ code: 'not-found' });
    const now = Date.now();
    const known = sampleCard(profile, now, viewer);
    const { may } = known;
    const lockedForSeconds = unlocked.has(id) ? null : known.lockedForSeconds;
    const sessions = signedOut.has(id) ? 0 : known.sessions;
    return HttpResponse.json<ProfileCardAnswer>({
      profile: {
        ...known,
        sessions,
        lockedForSeconds,
        welcomeSentAt: welcomed.has(id) ? new Date(now).toISOString() : known.welcomeSentAt,
        may: {
          ...may,
          unlock: may.unlock && lockedForSeconds !== null,
          endSessions: may.endSessions && sessions > 0,
        },
      },
    });
  };
  const setTwoStep = (id: unknown, twoStep: 'off' | 'on' | 'paused'): Response => {
    profiles = profiles.map((profile) => (profile.id === id ? { ...profile, twoStep } : profile));
    return HttpResponse.json({ state: twoStep, pausedUntil: null });
  };

  return [
    http.post(`${here}/profile-search`, async ({ request }) => {
      const { search, who, after = '0' } = (await request.json()) as ProfileSearchRequest;
      if (milliseconds) await delay(milliseconds);
      const words = search.toLowerCase().split(/\s+/);
      const found = profiles.filter(
        ({ name, email, mobilePhone, username, role }) =>
          (who === undefined || (who === 'patients') === (role === 'patient')) &&
          words.every((word) =>
            [name, email, mobilePhone, username].some((text) => text?.toLowerCase().includes(word)),
          ),
      );
      const end = Number(after) + pageLength;
      return HttpResponse.json<ProfileSearchAnswer>({
        profiles: found.slice(Number(after), end),
        next: end < found.length ? String(end) : null,
      });
    }),
    http.get(one, ({ params }) => card(params['profile'])),
    http.post(`${one}/end-sessions`, ({ params }) => {
      signedOut.add(params['profile']);
      return card(params['profile']);
    }),
    http.post(`${one}/unlock`, ({ params }) => {
      unlocked.add(params['profile']);
      return card(params['profile']);
    }),
    http.post(`${one}/welcome-email/preview`, async ({ params, request }) => {
      const { note } = (await request.json()) as WelcomeEmailRequest;
      const profile = find(params['profile']);
      return HttpResponse.json<EmailPreviewAnswer>(sampleWelcome(profile, note));
    }),
    http.post(`${one}/welcome-email`, ({ params }) => {
      welcomed.add(params['profile']);
      return HttpResponse.json({}, { status: 202 });
    }),
    http.post(`${one}/password-reset-email`, () => HttpResponse.json({}, { status: 202 })),
    http.post(`${one}/two-step/pause`, ({ params }) => setTwoStep(params['profile'], 'paused')),
    http.post(`${one}/two-step/resume`, ({ params }) => setTwoStep(params['profile'], 'on')),
    http.post(`${one}/two-step/remove`, ({ params }) => setTwoStep(params['profile'], 'off')),
    http.post(`${one}/events`, () =>
      HttpResponse.json<ProfileEventsAnswer>({ events: sampleEvents(Date.now()), next: null }),
    ),
    http.post(`${here}/duplicates/search`, async ({ request }) => {
      const { profileId } = (await request.json()) as DuplicatesRequest;
      const asked = duplicates.filter(
        (pair) => profileId === undefined || pair.profiles.some(({ id }) => id === profileId),
      );
      return HttpResponse.json<DuplicatesAnswer>({ duplicates: asked, next: null });
    }),
    http.post(`${here}/duplicates/set-aside`, async ({ request }) => {
      const { profileIds } = (await request.json()) as SetAsideRequest;
      duplicates = duplicates.filter((pair) => !pair.profiles.every(({ id }) => profileIds.includes(id)));
      return HttpResponse.json({});
    }),
    http.post(`${one}/merge/preview`, async ({ params, request }) => {
      const { otherId } = (await request.json()) as MergePreviewRequest;
      const kept = find(params['profile']);
      const other = find(otherId);
      if (!kept || !other) return refuse({ code: 'not-found' });
      return HttpResponse.json<MergePreviewAnswer>({ preview: sampleMerge(kept, other) });
    }),
    http.post(`${one}/merge`, async ({ params, request }) => {
      const { otherId } = (await request.json()) as MergePreviewRequest;
      profiles = profiles.filter(({ id }) => id !== otherId);
      duplicates = duplicates.filter((pair) => pair.profiles.every(({ id }) => id !== otherId));
      return card(params['profile']);
    }),
  ];
}

function sampleWelcome(profile: ListedProfile | undefined, note = ''): EmailPreviewAnswer {
  const text = [
    `Hello ${profile?.name ?? ''},`,
    'Maple Street Physiotherapy invites you to set up your account.',
    note,
    'Choose your username and password:\nhttps://maple-street.example/set-up-account#token=…',
    'The link works once, for 14 days.',
  ];
  return {
    to: profile?.email ?? '',
    subject: 'Welcome to Maple Street Physiotherapy',
    text: text.filter(Boolean).join('\n\n'),
  };
}
