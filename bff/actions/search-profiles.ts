import type { ProfileSearchAnswer, ProfileSearchRequest, Role } from '../contract/index.ts';
import { may } from '../domain/permissions.ts';
import { searchedWords } from '../domain/profile-words.ts';
import type { Clinic } from '../storage/clinics.ts';
import { listProfiles } from '../storage/listed-profiles.ts';
import { type ProfilePlace, searchProfiles } from '../storage/profile-search.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import type { Deps } from './deps.ts';
import { listProfile } from './list-profile.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/** So many fit a screen; whoever sees more types another letter. */
const PROFILES_A_PAGE = 25;

/**
 * Finds a clinic's profiles by the beginnings of their words, by family name, for those who work there (rule 33).
 *
 * Problems: `not-allowed`; `malformed` (`after` is no cursor of this search).
 *
 * @param asked by whom, and what for.
 */
export async function findProfiles(
  deps: Pick<Deps, 'database' | 'keys' | 'random' | 'clock'>,
  asked: { clinic: Clinic; role: Role; request: ProfileSearchRequest },
): Promise<Attempt<ProfileSearchAnswer>> {
  const { clinic, role, request } = asked;
  if (!may(role, 'see-profiles')) return refuse({ code: 'not-allowed' });
  const { search, who = null } = request;
  const clinicId = clinic.id;
  const list = { clinicId, list: ['profiles', search, who] };
  const after = request.after === undefined ? null : readPlace(deps, list, request.after);
  if (after === 'forged') return refuse({ code: 'malformed', field: 'after' });
  const { db } = deps.database;
  const words = searchedWords(plain(search));
  // What has no letters and no digits is in nobody's words.
  if (words.length === 0 && search.trim() !== '') return done({ profiles: [], next: null });
  const places = await searchProfiles(db, { clinicId, words, who, after }, PROFILES_A_PAGE + 1);
  const page = places.slice(0, PROFILES_A_PAGE);
  const last = page.at(-1);
  const rows = await listProfiles(
    db,
    clinicId,
    page.map(({ id }) => id),
  );
  const now = deps.clock();
  return done({
    profiles: rows.map((row) => listProfile(row, now)),
    next: last && places.length > page.length ? writeCursor(deps, list, [last.nameKey, last.id]) : null,
  });
}

/** Databases hold no null characters and no halves of characters. */
const plain = (search: string): string => search.toWellFormed().replace(/\p{Cc}/gu, ' ');

function readPlace(
  deps: Pick<Deps, 'keys'>,
  list: Parameters<typeof readCursor>[1],
  cursor: string,
): ProfilePlace | 'forged' {
  const [nameKey, id] = readCursor(deps, list, cursor) ?? [];
  return nameKey === undefined || id === undefined ? 'forged' : { nameKey, id };
}
