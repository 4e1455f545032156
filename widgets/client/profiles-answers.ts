import type {
  DuplicatesAnswer,
  EmailPreviewAnswer,
  MergePreviewAnswer,
  ProfileCardAnswer,
  ProfileEventsAnswer,
  ProfileSearchAnswer,
} from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';

/** Whether the body answers `POST …/profile-search`. */
export function isProfileSearchAnswer(body: unknown): body is ProfileSearchAnswer {
  return isRecord(body) && isListOf(body['profiles'], isListedProfile) && isTextOrNull(body['next']);
}

/** Whether the body holds a profile's card, with times that this browser can read. */
export function isProfileCardAnswer(body: unknown): body is ProfileCardAnswer {
  const profile = isRecord(body) && body['profile'];
  return (
    isRecord(profile) &&
    isListedProfile(profile) &&
    ['pausedUntil', 'lastLoggedInAt', 'welcomeSentAt'].every((name) => isTimeOrNull(profile[name])) &&
    typeof profile['sessions'] === 'number' &&
    isRecord(profile['may'])
  );
}

/** Whether the body answers `POST …/profiles/{profile}/welcome-email/preview`. */
export function isEmailPreviewAnswer(body: unknown): body is EmailPreviewAnswer {
  return isRecord(body) && ['to', 'subject', 'text'].every((name) => isText(body[name]));
}

/** Whether the body answers `POST …/profiles/{profile}/events`, with times that this browser can read. */
export function isProfileEventsAnswer(body: unknown): body is ProfileEventsAnswer {
  return isRecord(body) && isListOf(body['events'], isProfileEvent) && isTextOrNull(body['next']);
}

/** Whether the body answers `POST …/duplicates/search`. */
export function isDuplicatesAnswer(body: unknown): body is DuplicatesAnswer {
  return isRecord(body) && isListOf(body['duplicates'], isDuplicate) && isTextOrNull(body['next']);
}

/** Whether the body answers `POST …/profiles/{kept}/merge/preview`. */
export function isMergePreviewAnswer(body: unknown): body is MergePreviewAnswer {
  const preview = isRecord(body) && body['preview'];
  return (
    isRecord(preview) &&
    isListedProfile(preview['kept']) &&
    isListedProfile(preview['other']) &&
    isListOf(preview['fields'], isRecord) &&
    isRecord(preview['appointments']) &&
    isText(preview['version'])
  );
}

/** For calls whose answer says no more than that they have been carried out. */
export function isAnything(body: unknown): body is unknown {
  return body !== undefined;
}

function isListedProfile(profile: unknown): boolean {
  return (
    isRecord(profile) &&
    ['id', 'name', 'role'].every((name) => isText(profile[name])) &&
    ['birthDate', 'email', 'mobilePhone', 'username', 'twoStep'].every((name) => isTextOrNull(profile[name]))
  );
}

function isProfileEvent(event: unknown): boolean {
  return (
    isRecord(event) &&
    ['id', 'event', 'actor', 'browser', 'system'].every((name) => isText(event[name])) &&
    isTextOrNull(event['by']) &&
    isTextOrNull(event['address']) &&
    isTime(event['at'])
  );
}

function isDuplicate(duplicate: unknown): boolean {
  return (
    isRecord(duplicate) &&
    isListOf(duplicate['reasons'], isText) &&
    isListOf(duplicate['profiles'], isListedProfile) &&
    duplicate['profiles'].length === 2
  );
}

function isListOf(list: unknown, isItem: (item: unknown) => boolean): list is readonly unknown[] {
  return Array.isArray(list) && list.every(isItem);
}

function isTime(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function isTimeOrNull(value: unknown): boolean {
  return value === null || isTime(value);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
