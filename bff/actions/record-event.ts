import { newId } from '../crypto/token.ts';
import type { Actor, AuditDetails, AuditEvent, Source } from '../domain/audit-event.ts';
import { insertAuditEvent } from '../storage/audit-events.ts';
import type { Db } from '../storage/database.ts';
import { fullName } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';
import { currentSource } from './request-source.ts';

/** User agents are for people to recognise their browsers by; longer ones are a nuisance. */
export const USER_AGENT_MAX_LENGTH = 400;

/** Headers may hold the controls U+0080 to U+009F, with which a line of the log could steer a terminal (ASVS 16.4.1). */
const CONTROLS = /\p{Cc}/gu;

/** What has happened: who did what, to whom, from where. */
export interface Happened {
  readonly clinicId: number;
  readonly event: AuditEvent;
  readonly actor: Actor;
  /** The profile that it is about; null: none, or nobody knows which. */
  readonly subjectId: string | null;
  /** Left out: where the request under way came from. */
  readonly source?: Source;
  readonly details?: AuditDetails;
}

let last = { at: 0, count: 0 };

/** Ids sort by time, and within a millisecond as this process has recorded them; chance keeps those of nodes apart. */
function nextId(at: number, chance: string): string {
  last = { at, count: at === last.at ? last.count + 1 : 0 };
  return `${String(at).padStart(13, '0')}-${String(last.count).padStart(6, '0')}-${chance}`;
}

/** A logged-in person, or one who has just proven to be one. */
export interface ActingPerson {
  readonly profileId: string;
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Adds an event to the audit log (rule 36; ASVS 16.2.1), in the transaction that makes it so: what is undone is not
 * told, and what is told has happened.
 */
export async function recordEvent(
  { random, clock }: Pick<Deps, 'random' | 'clock'>,
  trx: Db,
  { clinicId, event, actor, subjectId, source = currentSource(), details = {} }: Happened,
): Promise<void> {
  const at = clock();
  const named = actor.kind === 'profile' || actor.kind === 'api-key';
  await insertAuditEvent(trx, {
    clinicId,
    id: nextId(at, newId(random)),
    at,
    event,
    actorKind: actor.kind,
    actorId: named ? actor.id : null,
    actorName: named ? actor.name : null,
    subjectId,
    address: source.address,
    userAgent: source.userAgent?.slice(0, USER_AGENT_MAX_LENGTH).replace(CONTROLS, ' ') ?? null,
    requestId: source.requestId,
    details: JSON.stringify(details),
  });
}

/** Somebody as the one who does something, by their session or by what they have just proven. */
export function actorOf({ profileId, ...name }: ActingPerson): Actor {
  return { kind: 'profile', id: profileId, name: fullName(name) };
}
