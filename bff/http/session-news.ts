import type { SessionNews } from '../contract/index.ts';
import { isLive, sessionEnds } from '../domain/session-lifetime.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { ClinicDirectory } from '../storage/clinic-directory.ts';
import type { Db } from '../storage/database.ts';
import { listSessionsOfMany, type WatchedSession } from '../storage/listed-sessions.ts';
import type { StoredSession } from '../storage/sessions.ts';

/** Somebody who waits for news of a session. */
export interface Listener {
  readonly clinic: Clinic;
  readonly session: StoredSession;
  /** Called at most once with `ended`, and with nothing after it. */
  readonly tell: (news: SessionNews) => void;
  /** The node shuts down: there will be no more. */
  readonly end: () => void;
}

/** The pages that wait for news of their sessions at this node. */
export interface SessionNewsDesk {
  /** @returns stops listening; null: this node has as many listeners as it takes. */
  listen(listener: Listener): (() => void) | null;
  /** Looks now instead of at the next turn. */
  look(): Promise<void>;
  /** Ends all waiting: the node shuts down. */
  close(): void;
}

/** Within so long a session that was ended elsewhere, at any node, is known here. */
const TURN_MS = 2000;
/** Each takes a connection and a few kilobytes. */
const MOST_LISTENERS = 10_000;
/** Databases take a few hundred values in one list well. */
const PROFILES_A_QUERY = 400;

/**
 * Watches the sessions of all pages that wait, of every node's doing: one query for some hundreds of people every
 * two seconds, and none where nobody waits. So a page costs a share of a query and no request.
 *
 * @param onError a look that failed; the next one comes all the same.
 */
export function createSessionNewsDesk(
  { db, clinics, clock }: { db: Db; clinics: ClinicDirectory; clock: () => number },
  onError: (error: unknown) => void,
): SessionNewsDesk {
  const listeners = new Map<Listener, string | null>();
  let timer: NodeJS.Timeout | null = null;

  const stop = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };

  const wait = (): void => {
    timer = setTimeout(() => {
      void look()
        .catch(onError)
        .finally(() => {
          if (timer !== null) wait();
        });
    }, TURN_MS);
    timer.unref();
  };

  const judge = (listener: Listener, clinic: Clinic | null, sessions: readonly WatchedSession[]): void => {
    if (!listeners.has(listener)) return;
    const { session, tell } = listener;
    const own = sessions.find(({ tokenHash }) => tokenHash === session.tokenHash);
    const lives =
      own && clinic && isLive(sessionEnds({ ...own, role: session.role }, clinic.staffIdleSeconds), clock());
    if (!lives) {
      stop(listener);
      tell('ended');
      return;
    }
    const known = sessions
      .map(({ tokenHash }) => tokenHash)
      .toSorted()
      .join(' ');
    const before = listeners.get(listener);
    listeners.set(listener, known);
    if (before !== null && before !== known) tell('sessions');
  };

  const look = async (): Promise<void> => {
    const byClinic = Map.groupBy(listeners.keys(), ({ clinic }) => clinic.slug);
    for (const [slug, waiting] of byClinic) {
      const clinic = await clinics.find(slug);
      const profiles = [...new Set(waiting.map(({ session }) => session.profileId))];
      for (let from = 0; from < profiles.length; from += PROFILES_A_QUERY) {
        const asked = profiles.slice(from, from + PROFILES_A_QUERY);
        const found = clinic ? await listSessionsOfMany(db, clinic.id, asked) : [];
        const byProfile = Map.groupBy(found, ({ profileId }) => profileId);
        for (const listener of waiting) {
          const { profileId } = listener.session;
          if (asked.includes(profileId)) judge(listener, clinic, byProfile.get(profileId) ?? []);
        }
      }
    }
  };

  return {
    listen(listener) {
      if (listeners.size >= MOST_LISTENERS) return null;
      listeners.set(listener, null);
      // What is news is told against how things stand now, not at the next turn.
      void look().catch(onError);
      if (timer === null) wait();
      return () => stop(listener);
    },
    look,
    close() {
      for (const listener of [...listeners.keys()]) {
        stop(listener);
        listener.end();
      }
    },
  };
}
