import type {
  DuplicatesAnswer,
  DuplicatesRequest,
  MergePreviewAnswer,
  MergeRequest,
  ProfileCardAnswer,
} from '../../bff/contract/index.ts';
import { ask } from './ask.ts';
import type { AuthClient } from './auth-client.ts';
import type { AnswerOutcome } from './outcome.ts';
import {
  isAnything,
  isDuplicatesAnswer,
  isMergePreviewAnswer,
  isProfileCardAnswer,
} from './profiles-answers.ts';

/**
 * Profiles that could be one person (product rule 34).
 *
 * Problems: `not-allowed`, `not-logged-in`, and those of `AuthClient.load`.
 */
export async function findDuplicates(
  client: AuthClient,
  request: DuplicatesRequest,
  until: AbortSignal,
): Promise<AnswerOutcome<DuplicatesAnswer>> {
  return ask(client, 'POST', 'duplicates/search', request, isDuplicatesAnswer, until);
}

/**
 * Notes that two profiles are not one person: they are listed no more.
 *
 * Problems: `not-found`, and those of {@link findDuplicates}.
 */
export async function setDuplicateAside(
  client: AuthClient,
  profileIds: readonly [string, string],
): Promise<AnswerOutcome<unknown>> {
  return ask(client, 'POST', 'duplicates/set-aside', { profileIds }, isAnything);
}

/**
 * What merging would do; nothing is done.
 *
 * Problems: `roles-differ`, `own-profile`, `not-found`, and those of {@link findDuplicates}.
 *
 * @param keptId - the profile that would be kept
 */
export async function previewMerge(
  client: AuthClient,
  keptId: string,
  otherId: string,
): Promise<AnswerOutcome<MergePreviewAnswer>> {
  return ask(
    client,
    'POST',
    `profiles/${encodeURIComponent(keptId)}/merge/preview`,
    { otherId },
    isMergePreviewAnswer,
  );
}

/**
 * Merges them.
 *
 * Problems: `wrong-password`, `throttled`, `changed-meanwhile` (look at a new preview), and those of
 * {@link previewMerge}.
 *
 * @param keptId - the profile that is kept; the answer is its card
 */
export async function mergeProfiles(
  client: AuthClient,
  keptId: string,
  request: MergeRequest,
): Promise<AnswerOutcome<ProfileCardAnswer>> {
  return ask(client, 'POST', `profiles/${encodeURIComponent(keptId)}/merge`, request, isProfileCardAnswer);
}
