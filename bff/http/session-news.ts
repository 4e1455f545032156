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
  /** @returns stops listening; null: the session, the person or this node has as many listeners as are taken. */
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
/** One page of a browser listens for all, or each window in sight where browsers know no locks. */
const MOST_A_SESSION = 20;
/** So that nobody keeps all others from listening, however often they log in. */
const MOST_A_PERSON = 200;
/** Databases take a few hundred values in one list well. */
const PROFILES_A_QUERY = 400;

/** What a listener has heard of so far. */
interface Heard {
  /** The token hash under which the session was last seen. */
  readonly own: string;
  /** The session that it goes on from; null: none. */
  readonly continues: string | null;
  /** The token hashes of the person's live sessions; null: nobody has looked since it came. */
  readonly known: ReadonlySet<string> | null;
}

/** Somebody with pages that wait. */
interface Person {
  readonly slug: string;
  readonly profileId: string;
  readonly listeners: Map<Listener, Heard>;
}

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
  const people = new Map<string, Person>();
  const arrived = new Set<Person>();
  let listening = 0;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let looking: Promise<void> = Promise.resolve();

  const personOf = ({ clinic, session: { profileId } }: Listener): Person => {
    const key = `${clinic.slug} ${profileId}`;
    const person = people.get(key) ?? { slug: clinic.slug, profileId, listeners: new Map<Listener, Heard>() };
    people.set(key, person);
    return person;
  };

  const stop = (listener: Listener, person: Person): void => {
    if (!person.listeners.delete(listener)) return;
    listening -= 1;
    if (person.listeners.size === 0) people.delete(`${person.slug} ${person.profileId}`);
  };

  /** One look at a time: an older one that came home later would tell what is no longer so. */
  const lookAt = (whom: Iterable<Person>): Promise<void> => {
    const look = looking.then(async () => {
      for (const [slug, here] of Map.groupBy(whom, (person) => person.slug)) {
        const clinic = await clinics.find(slug);
        for (let from = 0; from < here.length; from += PROFILES_A_QUERY) {
          await judgeAll(clinic, here.slice(from, from + PROFILES_A_QUERY));
        }
      }
    });
    looking = look.catch(() => {});
    return look;
  };

  const judgeAll = async (clinic: Clinic | null, asked: readonly Person[]): Promise<void> => {
    // Whoever comes while the database is being asked may have a session that its answer does not know yet.
    const waiting = asked.map((person) => ({ person, listeners: [...person.listeners.keys()] }));
    const ids = asked.map(({ profileId }) => profileId);
    const found = clinic ? await listSessionsOfMany(db, clinic.id, ids) : [];
    const byProfile = Map.groupBy(found, ({ profileId }) => profileId);
    for (const { person, listeners } of waiting) {
      const sessions = byProfile.get(person.profileId) ?? [];
      for (const listener of listeners) judge(listener, person, clinic, sessions);
    }
  };

  const judge = (
    listener: Listener,
    person: Person,
    clinic: Clinic | null,
    sessions: readonly WatchedSession[],
  ): void => {
    const heard = person.listeners.get(listener);
    if (!heard) return;
    const { role } = listener.session;
    const staffIdleSeconds = clinic?.staffIdleSeconds ?? null;
    const live = sessions.filter((each) => isLive(sessionEnds({ ...each, role }, staffIdleSeconds), clock()));
    const own = live.find(({ tokenHash }) => tokenHash === heard.own) ?? renewed(listener, heard, live);
    if (!own) {
      stop(listener, person);
      listener.tell('ended');
      return;
    }
    const known = new Set(live.map(({ tokenHash }) => tokenHash));
    const { tokenHash, continuesTokenHash } = own;
    person.listeners.set(listener, { own: tokenHash, continues: continuesTokenHash, known });
    if (heard.known !== null && !isSame(heard.known, known)) listener.tell('sessions');
  };

  const wait = (): void => {
    timer = setTimeout(() => void turn(), TURN_MS);
    timer.unref();
  };

  const turn = async (): Promise<void> => {
    await lookAt([...people.values()]).catch(onError);
    timer = null;
    if (people.size > 0 && !closed) wait();
  };

  /** What is news is told against how things stand now, not at the next turn. Many come in one moment: one look. */
  const greet = (person: Person): void => {
    arrived.add(person);
    if (arrived.size > 1) return;
    setImmediate(() => {
      const these = [...arrived];
      arrived.clear();
      lookAt(these).catch(onError);
    });
  };

  return {
    listen(listener) {
      if (closed || listening >= MOST_LISTENERS) return null;
      const person = personOf(listener);
      const { tokenHash } = listener.session;
      const ofSession = [...person.listeners.values()].filter(({ own }) => own === tokenHash);
      if (ofSession.length >= MOST_A_SESSION || person.listeners.size >= MOST_A_PERSON) return null;
      person.listeners.set(listener, { own: tokenHash, continues: null, known: null });
      listening += 1;
      greet(person);
      if (timer === null) wait();
      return () => stop(listener, person);
    },
    look: () => lookAt([...people.values()]),
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      for (const person of [...people.values()]) {
        for (const listener of [...person.listeners.keys()]) {
          stop(listener, person);
          listener.end();
        }
      }
    },
  };
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

/**
 * The session under its new token (a change of username or password gives it one): it was not there before, it began
 * when this one did, which no other login can have, and it goes on from the same one, which its twin does not.
 */
function renewed(
  { session }: Listener,
  { known, continues }: Heard,
  live: readonly WatchedSession[],
): WatchedSession | undefined {
  return live.find(
    ({ tokenHash, loggedInAt, continuesTokenHash }) =>
      known?.has(tokenHash) === false &&
      loggedInAt === session.loggedInAt &&
      continuesTokenHash === continues,
  );
}
