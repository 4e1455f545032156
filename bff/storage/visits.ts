import { sql } from 'kysely';
import type { Role } from '../contract/index.ts';
import type { Db } from './database.ts';
import { prepareQuery } from './prepare-query.ts';
import type { Instant } from './tables.ts';

/** The parts of a clinic that requests are judged and answered by. */
export interface VisitedClinic {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly logoUrl: string | null;
  readonly supportPhone: string | null;
  readonly supportEmail: string | null;
  readonly staffIdleSeconds: number | null;
}

/** A stored session with whose it is. Whether it is still live is for the domain to say. */
export interface VisitedSession {
  readonly tokenHash: string;
  readonly profileId: string;
  readonly role: Role;
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  readonly loggedInAt: Instant;
  readonly lastActiveAt: Instant;
}

/** All that a request has to be judged by: its clinic, whether its origin is the clinic's, its session. */
export interface Visit {
  readonly clinic: VisitedClinic;
  readonly originAllowed: boolean;
  readonly session: VisitedSession | null;
}

const selectVisit = prepareQuery((db: Db, param: { slug: string; origin: string; tokenHash: string }) =>
  db
    .selectFrom('clinic')
    .leftJoin('session', (join) =>
      join.onRef('session.clinicId', '=', 'clinic.id').on('session.tokenHash', '=', param.tokenHash),
    )
    .leftJoin('profile', (join) =>
      join.onRef('profile.clinicId', '=', 'session.clinicId').onRef('profile.id', '=', 'session.profileId'),
    )
    .leftJoin('clinicOrigin', (join) =>
      join.onRef('clinicOrigin.clinicId', '=', 'clinic.id').on('clinicOrigin.origin', '=', param.origin),
    )
    .select([
      'clinic.id',
      'clinic.slug',
      'clinic.name',
      'clinic.accent',
      'clinic.logoUrl',
      'clinic.supportPhone',
      'clinic.supportEmail',
      'clinic.staffIdleSeconds',
      'clinicOrigin.origin',
      'session.tokenHash',
      'session.profileId',
      'session.loggedInAt',
      'session.lastActiveAt',
      'profile.role',
      'profile.givenName',
      'profile.familyName',
      sql<string>`coalesce(profile.username, '')`.as('username'),
    ])
    .where('clinic.slug', '=', param.slug),
);

/**
 * Everything about a request in one query, so that it is always current (a removed origin, a changed
 * setting, an ended session count at once) and a session check costs one round trip.
 *
 * @param look.tokenHash of the session token that came along; '' where none did.
 * @param look.origin as the browser sent it; '' where it sent none.
 */
export async function findVisit(
  db: Db,
  look: { slug: string; origin: string; tokenHash: string },
): Promise<Visit | null> {
  const [row] = await selectVisit(db, look);
  if (!row) return null;
  const { tokenHash, profileId, loggedInAt, lastActiveAt, role, givenName, familyName } = row;
  const found = tokenHash !== null && profileId !== null && loggedInAt !== null && lastActiveAt !== null;
  const known = role !== null && givenName !== null && familyName !== null;
  return {
    clinic: row,
    originAllowed: row.origin !== null,
    session:
      found && known
        ? {
            tokenHash,
            profileId,
            loggedInAt,
            lastActiveAt,
            role,
            givenName,
            familyName,
            username: row.username,
          }
        : null,
  };
}

/** The slug of the one clinic that this origin belongs to; null where none or several have it. */
export async function findSlugByOrigin(db: Db, origin: string): Promise<string | null> {
  const rows = await db
    .selectFrom('clinicOrigin')
    .innerJoin('clinic', 'clinic.id', 'clinicOrigin.clinicId')
    .select('clinic.slug')
    .where('clinicOrigin.origin', '=', origin)
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.slug ?? null) : null;
}
