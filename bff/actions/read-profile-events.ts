import type { ProfileEvent, ProfileEventsAnswer, Role } from '../contract/index.ts';
import { browserName } from '../domain/browser-name.ts';
import { shownAddress } from '../domain/client-network.ts';
import { may } from '../domain/permissions.ts';
import type { Clinic } from '../storage/clinics.ts';
import { listProfiles } from '../storage/listed-profiles.ts';
import { listProfileEvents, type StoredProfileEvent } from '../storage/profile-events.ts';
import { findProfile, fullName } from '../storage/profiles.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

const EVENTS_A_PAGE = 25;

/**
 * A profile's recent events, the newest first, for full access and owners (rule 36): what was done to it, and what its
 * person has done.
 *
 * Problems: `not-allowed`, `not-found`; `malformed` (`after` is no cursor of this profile's events).
 */
export async function readProfileEvents(
  deps: Pick<Deps, 'database' | 'keys' | 'random'>,
  asked: { clinic: Clinic; role: Role; profileId: string; after: string | null },
): Promise<Attempt<ProfileEventsAnswer>> {
  const { clinic, role, profileId } = asked;
  if (!may(role, 'see-events')) return refuse({ code: 'not-allowed' });
  const { db } = deps.database;
  const clinicId = clinic.id;
  if (!(await findProfile(db, { clinicId, id: profileId }))) return refuse({ code: 'not-found' });
  const list = { clinicId, list: ['events', profileId] };
  const before = asked.after === null ? null : readCursor(deps, list, asked.after)?.at(0);
  if (before === undefined) return refuse({ code: 'malformed', field: 'after' });
  const key = { clinicId, profileId };
  const stored = await listProfileEvents(db, key, { before, most: EVENTS_A_PAGE + 1 });
  const page = stored.slice(0, EVENTS_A_PAGE);
  const others = new Set(page.flatMap(({ subjectId }) => (subjectId === profileId ? [] : (subjectId ?? []))));
  const names = new Map(
    (await listProfiles(db, clinicId, [...others])).map((row) => [row.id, fullName(row)]),
  );
  const last = page.at(-1);
  return done({
    events: page.map((event) => describeEvent(event, profileId, names)),
    next: last && stored.length > page.length ? writeCursor(deps, list, [last.id]) : null,
  });
}

function describeEvent(
  stored: StoredProfileEvent,
  profileId: string,
  names: ReadonlyMap<string, string>,
): ProfileEvent {
  const { id, at, event, actorKind, actorId, actorName, subjectId, address, userAgent } = stored;
  const { browser, system } = browserName(userAgent ?? '');
  const isAboutOther = subjectId !== null && subjectId !== profileId;
  return {
    id,
    at: new Date(at).toISOString(),
    event,
    by: actorId === profileId ? null : actorName,
    ...(isAboutOther && { whom: names.get(subjectId) ?? null }),
    actor: actorKind,
    address: address === null ? null : shownAddress(address),
    browser,
    system,
  };
}
