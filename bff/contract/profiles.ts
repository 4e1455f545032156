import type { Role } from './session.ts';
import type { OwnPasswordRequest } from './two-step.ts';

/** A profile as staff find it (product rule 33). */
export interface ListedProfile {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** `YYYY-MM-DD`; null: not known. */
  readonly birthDate: string | null;
  readonly email: string | null;
  /** As people write it there; null: none. */
  readonly mobilePhone: string | null;
  /** Null: no login yet. */
  readonly username: string | null;
  /** Null: patients have none (product rule 15). */
  readonly twoStep: 'off' | 'on' | 'paused' | null;
}

/** `POST …/profile-search`: for staff. A search is no address: it holds names, so it travels in a body. */
export interface ProfileSearchRequest {
  /** The beginnings of names, of an email address or username, a phone number, a birth date; '': everybody. */
  readonly search: string;
  /** Only those who work at the clinic, or only its patients. Left out: both. */
  readonly who?: 'staff' | 'patients';
  /** The `next` of the page before. Left out: the first. */
  readonly after?: string;
}

/** At most 25 profiles, by family name. */
export interface ProfileSearchAnswer {
  readonly profiles: readonly ListedProfile[];
  /** Asks for the next page; null: this is the last. */
  readonly next: string | null;
}

/** What whoever asks may do with a profile, and what makes sense now; the server judges each call again. */
export interface ProfileActions {
  readonly sendWelcome: boolean;
  readonly sendPasswordReset: boolean;
  readonly endSessions: boolean;
  readonly unlock: boolean;
  readonly pauseTwoStep: boolean;
  readonly resumeTwoStep: boolean;
  readonly removeTwoStep: boolean;
  readonly seeEvents: boolean;
  readonly merge: boolean;
}

/** A profile's card. */
export interface ProfileCard extends ListedProfile {
  /** While 2-Step Verification is paused: when it resumes by itself (RFC 3339). */
  readonly pausedUntil: string | null;
  /** RFC 3339; null: never. */
  readonly lastLoggedInAt: string | null;
  /** The newest welcome whose link still works: when it was sent (RFC 3339); null: none. */
  readonly welcomeSentAt: string | null;
  /** How many sessions the person has now. */
  readonly sessions: number;
  /** Whole seconds for which wrong passwords keep this person waiting; null: they need not wait. */
  readonly lockedForSeconds: number | null;
  /** It is the profile of whoever asks. */
  readonly isOwn: boolean;
  readonly may: ProfileActions;
}

/** `GET …/profiles/{profile}`, and what the calls that change a profile answer. */
export interface ProfileCardAnswer {
  readonly profile: ProfileCard;
}

/** `POST …/profiles/{profile}/welcome-email/preview`: the email as it would be sent, with a link that opens nothing. */
export interface EmailPreviewAnswer {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** One line of a profile's history (product rule 36). */
export interface ProfileEvent {
  readonly id: string;
  /** RFC 3339 */
  readonly at: string;
  /** Such as `logged-in`. */
  readonly event: string;
  /** Who did it: their name; null: the person, or nobody that is known. */
  readonly by: string | null;
  /** Whom the person did it to: their name; null: somebody who is no longer there. Left out: it is about the person. */
  readonly whom?: string | null;
  /** What kind of actor: a person of the clinic, its practice system, the operator, nobody who is logged in. */
  readonly actor: 'profile' | 'api-key' | 'operator' | 'stranger' | 'system';
  /** The network address it came from; null: none. */
  readonly address: string | null;
  /** Such as `Firefox`; '' where the browser does not say. */
  readonly browser: string;
  readonly system: string;
}

/** `POST …/profiles/{profile}/events`: for full access and owners; the newest first, at most 25. */
export interface ProfileEventsRequest {
  readonly after?: string;
}

export interface ProfileEventsAnswer {
  readonly events: readonly ProfileEvent[];
  readonly next: string | null;
}

/** Why two profiles could be one person (product rule 34), the stronger reason first. */
export type DuplicateReason = 'same-name-and-birth-date' | 'same-email' | 'same-phone';

/** Two profiles that could be one person. */
export interface Duplicate {
  readonly reasons: readonly DuplicateReason[];
  readonly profiles: readonly [ListedProfile, ListedProfile];
}

/** `POST …/duplicates/search`: for full access and owners; those of the same name and birth date come first. */
export interface DuplicatesRequest {
  /** Only those of this profile. Left out: the clinic's. */
  readonly profileId?: string;
  readonly after?: string;
}

export interface DuplicatesAnswer {
  readonly duplicates: readonly Duplicate[];
  readonly next: string | null;
}

/** `POST …/duplicates/set-aside`: these two are not one person, so they are listed no more. */
export interface SetAsideRequest {
  readonly profileIds: readonly [string, string];
}

/** What stays of one field of two profiles. */
export interface MergedField {
  readonly field: 'name' | 'birthDate' | 'email' | 'mobilePhone' | 'locale';
  readonly kept: string | null;
  readonly other: string | null;
  /** What the profile will say. */
  readonly result: string | null;
}

/** `POST …/profiles/{kept}/merge/preview`: what merging would do, and nothing is done. */
export interface MergePreview {
  readonly kept: ListedProfile;
  readonly other: ListedProfile;
  readonly fields: readonly MergedField[];
  /** Appointments that move, in all and still to come. */
  readonly appointments: { readonly all: number; readonly upcoming: number };
  /** `kept`: the kept profile's login stays; `moved`: the other's moves; `none`: neither has one. */
  readonly login: 'kept' | 'moved' | 'none';
  /** Both have a login: this username stops working; null: none does. */
  readonly endingUsername: string | null;
  /** Sessions of the other that end. */
  readonly sessions: number;
  /** The calendars that subscribed to the other's feed go on, with the kept profile's visits. */
  readonly feedMoves: boolean;
  /** Names this preview: merging what has changed since is refused (`changed-meanwhile`). */
  readonly version: string;
}

export interface MergePreviewRequest {
  readonly otherId: string;
}

export interface MergePreviewAnswer {
  readonly preview: MergePreview;
}

/** `POST …/profiles/{kept}/merge`. Answers the kept profile's card. */
export interface MergeRequest extends OwnPasswordRequest {
  readonly otherId: string;
  readonly version: string;
}
