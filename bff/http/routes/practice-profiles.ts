import { type Context, Hono } from 'hono';
import type { CallLimit } from '../../actions/api-limit.ts';
import { removeProfiles } from '../../actions/remove-profiles.ts';
import {
  type IntakeRole,
  type ProfileIntake,
  type RecordOutcome,
  upsertProfiles,
} from '../../actions/upsert-profiles.ts';
import type { PracticeProfile, PracticeProfilesAnswer } from '../../contract/index.ts';
import type { ApiScope } from '../../domain/api-key.ts';
import type { ProfileRecord } from '../../domain/profile-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AppEnv, HttpDeps } from '../app-env.ts';
import type { BatchLanes } from '../batch-lanes.ts';
import { describe } from '../describe.ts';
import { examples } from '../practice-examples.ts';
import { answerRemoval } from '../practice-removal.ts';
import { batchLimit, describeRefusal, takeEach, withBatch } from '../practice-records.ts';
import {
  practiceProfile,
  practiceProfilesAnswer,
  practiceProfilesRequest,
  practiceRemovalAnswer,
  practiceRemovalRequest,
} from '../practice-schemas.ts';
import { requireApiKey } from '../require-api-key.ts';
import { respond } from '../respond.ts';
import { apiKeyActor, notePracticeCall, practiceProblems } from '../practice-calls.ts';
import { sourceOf } from '../source-of.ts';

/** Which roles a scope lets a key give and touch. */
const rolesByScope: Readonly<Partial<Record<ApiScope, readonly IntakeRole[]>>> = {
  profiles: ['patient'],
  staff: ['staff', 'full-access'],
};

/** Profiles, as the clinic's practice system tells of them (rule 37). */
export function practiceProfileRoutes(
  deps: HttpDeps & { readonly lanes: BatchLanes },
  limit: CallLimit,
): Hono<AppEnv> {
  const keyed = requireApiKey(deps, limit, ['profiles', 'staff']);

  const intakeOf = (c: Context<AppEnv>): ProfileIntake => {
    const { clinic, apiKey } = c.var;
    const roles = apiKey.scopes.flatMap((scope) => rolesByScope[scope] ?? []);
    return { clinic, actor: apiKeyActor(apiKey), source: sourceOf(c, deps), roles };
  };

  return new Hono<AppEnv>()
    .put(
      '/profiles',
      keyed,
      batchLimit,
      describe({
        tag: 'practice',
        security: 'practiceKey',
        summary: 'Make or change profiles',
        description:
          'At most 500 in 1 MB, known by the practice system’s own ids: what is sent again makes no doubles and, if it ' +
          'says the same, changes nothing. What a record leaves out, but for its role, is none. One that is not as it ' +
          'should be is refused, with the reason, and the others are taken. Scope `profiles` for patients, `staff` for ' +
          'staff and full access. Owners are made by the operator alone.',
        request: { body: practiceProfilesRequest, example: examples.profiles },
        answers: {
          200: {
            description: 'One result a record, in order',
            body: practiceProfilesAnswer,
            example: examples.profileResults,
          },
        },
        problems: practiceProblems,
      }),
      withBatch(deps, 'profiles', async (c, records) => {
        const placed = await takeEach(records, practiceProfile, (read) =>
          upsertProfiles(deps, intakeOf(c), read.map(recordOf)),
        );
        const results = placed.map(({ id, outcome }) => describeOutcome(id, outcome));
        notePracticeCall(c, deps, 'profiles-sent', results);
        return respond(c, 200, { results } satisfies PracticeProfilesAnswer);
      }),
    )
    .post(
      '/profiles/remove',
      keyed,
      batchLimit,
      describe({
        tag: 'practice',
        security: 'practiceKey',
        summary: 'Remove profiles, with all that hangs on them',
        description:
          'Logins, sessions, appointments and calendar feeds go with a profile; only the audit log remembers it. An ' +
          'unknown id is no mistake: removing can be repeated.',
        request: { body: practiceRemovalRequest, example: examples.removedProfiles },
        answers: {
          200: {
            description: 'One result an id, in order',
            body: practiceRemovalAnswer,
            example: examples.profileRemovals,
          },
        },
        problems: practiceProblems,
      }),
      withBatch(deps, 'ids', (c, ids) =>
        answerRemoval(c, deps, 'profiles-removed', ids, (known) => removeProfiles(deps, intakeOf(c), known)),
      ),
    );
}

function recordOf({ id, role, ...profile }: PracticeProfile): ProfileRecord {
  const {
    givenName,
    familyName,
    birthDate = null,
    email = null,
    mobilePhone = null,
    locale = null,
  } = profile;
  const record = { practiceId: id, givenName, familyName, birthDate, email, mobilePhone, locale };
  return role === undefined ? record : { ...record, role };
}

function describeOutcome(
  id: string | null,
  outcome: RecordOutcome | Refusal,
): PracticeProfilesAnswer['results'][number] {
  if (outcome.kind === 'refused') return describeRefusal(id, outcome, 'practiceId');
  if (id === null) throw new Error('a profile was taken without an id');
  return { id, outcome: outcome.kind, profileId: outcome.profileId };
}
