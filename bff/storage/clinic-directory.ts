import type { Db } from './database.ts';
import { findClinic, type Clinic } from './clinics.ts';

/** For so long a clinic that was read is taken as current. */
const FRESH_MS = 1000;

/** What a slug can be; anything else is no clinic's, and some of it no database's text. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The clinics by slug, read from the database at most once a second each. */
export interface ClinicDirectory {
  /** The clinic with this slug, or null. */
  find(slug: string): Promise<Clinic | null>;
  /** To be called after a change to a clinic: this node then sees it at once, others within a second. */
  forget(slug: string): void;
}

/**
 * Every request is judged by its clinic's origins and settings. Reading them each time costs as much as the
 * session check itself, hence this second of memory; it holds clinics that exist, so nobody can fill it.
 *
 * @param clock now, in ms since the epoch.
 */
export function createClinicDirectory(db: Db, clock: () => number): ClinicDirectory {
  const known = new Map<string, { readonly clinic: Clinic; readonly readAt: number }>();
  return {
    async find(slug) {
      if (!SLUG.test(slug)) return null;
      const now = clock();
      const entry = known.get(slug);
      if (entry && now - entry.readAt < FRESH_MS && now >= entry.readAt) return entry.clinic;
      const clinic = await findClinic(db, slug);
      if (clinic) known.set(slug, { clinic, readAt: now });
      else known.delete(slug);
      return clinic;
    },
    forget(slug) {
      known.delete(slug);
    },
  };
}
