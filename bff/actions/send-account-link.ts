import type { Problem, Role } from '../contract/index.ts';
import { newToken, tokenHash } from '../crypto/token.ts';
import { enqueueEmail, type EmailToSend } from '../delivery/enqueue.ts';
import { localeFor } from '../delivery/locale.ts';
import type { EmailData } from '../delivery/templates/render-email.ts';
import type { Actor } from '../domain/audit-event.ts';
import { RECOVERY_LINK_SECONDS, WELCOME_LINK_SECONDS } from '../domain/recovery.ts';
import { may, type Permission } from '../domain/permissions.ts';
import { endLinks, insertAccountLink } from '../storage/account-links.ts';
import { allOrNothing } from '../storage/all-or-nothing.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { findProfile, fullName, holdProfile, type Profile } from '../storage/profiles.ts';
import { type Attempt, done, refuse } from './attempt.ts';
import { countTry } from './count-tries.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

/** Who sends a link, to whom. */
export interface LinkWish {
  readonly clinic: Clinic;
  /** Staff of the clinic; or the clinic itself, for its first owner. */
  readonly sender: { readonly role: Role; readonly name: string; readonly actor: Actor };
  readonly profileId: string;
}

export type SendOutcome = { readonly kind: 'sent' } | { readonly kind: 'problem'; readonly problem: Problem };

type SendDeps = Pick<Deps, 'database' | 'keys' | 'pages' | 'random' | 'clock' | 'nudgeCourier'>;

/**
 * Sends a profile without a login the welcome that lets its person set one up; an older welcome ends (rule 9).
 *
 * Problems: `not-allowed`, `not-found`, `has-login`, `no-email`, `throttled`.
 */
export async function sendWelcome(
  deps: SendDeps,
  wish: LinkWish & { note: string | null },
): Promise<SendOutcome> {
  return send(deps, wish, findWelcomed, ({ profile, email }, link) => ({
    ...addressed(wish.clinic, profile, email),
    expiresAt: deps.clock() + WELCOME_LINK_SECONDS * 1000,
    kind: 'welcome',
    data: welcomeData(profile, wish.note, link),
  }));
}

/** What a welcome is written from. */
export function welcomeData(profile: Profile, note: string | null, link: string): EmailData['welcome'] {
  return { name: fullName(profile), note, link, linkSeconds: WELCOME_LINK_SECONDS };
}

/**
 * Sends somebody at the clinic a link to choose a new password; nobody can choose it for them (ASVS 6.4.6).
 *
 * Problems: `not-allowed`, `not-found`, `no-login`, `no-email`, `throttled`.
 */
export async function sendPasswordReset(deps: SendDeps, wish: LinkWish): Promise<SendOutcome> {
  return send(deps, wish, findLoginHolder, ({ profile, email, username }, link) => ({
    ...addressed(wish.clinic, profile, email),
    expiresAt: deps.clock() + RECOVERY_LINK_SECONDS * 1000,
    kind: 'reset-by-staff',
    data: {
      name: fullName(profile),
      username,
      staffName: wish.sender.name,
      link,
      linkSeconds: RECOVERY_LINK_SECONDS,
    },
  }));
}

/** Somebody who can be written to. */
interface Recipient {
  readonly profile: Profile;
  readonly email: string;
}

/** The role is asked first, so that a patient learns nothing of who is there. */
async function findRecipient(db: Db, wish: LinkWish, permission: Permission): Promise<Attempt<Recipient>> {
  if (!may(wish.sender.role, permission)) return refuse({ code: 'not-allowed' });
  const profile = await findProfile(db, { clinicId: wish.clinic.id, id: wish.profileId });
  if (!profile) return refuse({ code: 'not-found' });
  const { email } = profile;
  return email === null ? refuse({ code: 'no-email' }) : done({ profile, email });
}

/** Whom a welcome is for: somebody without a login. */
export async function findWelcomed(db: Db, wish: LinkWish): Promise<Attempt<Recipient>> {
  const found = await findRecipient(db, wish, 'send-welcome-email');
  if (found.kind === 'problem') return found;
  return found.result.profile.username === null ? found : refuse({ code: 'has-login' });
}

/** Whom a reset is for: somebody with a login. */
async function findLoginHolder(
  db: Db,
  wish: LinkWish,
): Promise<Attempt<Recipient & { readonly username: string }>> {
  const found = await findRecipient(db, wish, 'send-password-reset-email');
  if (found.kind === 'problem') return found;
  const { username } = found.result.profile;
  return username === null ? refuse({ code: 'no-login' }) : done({ ...found.result, username });
}

/** Whom an email goes to, in which language. */
export function addressed(clinic: Clinic, profile: Profile, email: string) {
  return { clinicId: clinic.id, to: email, locale: localeFor(profile.locale ?? clinic.locale) };
}

async function send<Found extends Recipient>(
  deps: SendDeps,
  wish: LinkWish,
  find: (db: Db, wish: LinkWish) => Promise<Attempt<Found>>,
  write: (
    found: Found,
    link: string,
  ) => EmailToSend & { kind: 'welcome' | 'reset-by-staff'; expiresAt: number },
): Promise<SendOutcome> {
  const { database, random, pages, clock } = deps;
  const { clinic, sender, profileId } = wish;
  const allowed = await find(database.db, wish);
  if (allowed.kind === 'problem') return allowed;
  const counter = `staff:${profileId}`;
  const limited = await countTry(deps, clinic.id, [
    { kind: 'mail-minute', id: counter },
    { kind: 'mail-hour', id: counter },
  ]);
  if (limited.kind === 'throttled') {
    const { retryAfterSeconds } = limited;
    return { kind: 'problem', problem: { code: 'throttled', retryAfterSeconds } };
  }
  const token = newToken(random);
  const key = { clinicId: clinic.id, profileId };
  const outcome = await allOrNothing<SendOutcome>(database.db, async (trx) => {
    await holdProfile(trx, key);
    // As it is now that nobody changes it: a link must not go to a mailbox that has just been left.
    const found = await find(trx, wish);
    if (found.kind === 'problem') return { keep: false, outcome: found };
    const page = found.result.profile.username === null ? 'set-up-account' : 'reset-password';
    const email = write(found.result, pages.link(clinic, page, token));
    const kind = email.kind === 'welcome' ? 'welcome' : 'staff-reset';
    await endLinks(trx, key, kind);
    const { expiresAt } = email;
    await insertAccountLink(trx, {
      ...key,
      tokenHash: tokenHash(token),
      kind,
      createdAt: clock(),
      expiresAt,
    });
    const { kind: enqueued } = await enqueueEmail(deps, trx, email);
    if (enqueued === 'bad-recipient') {
      return { keep: false, outcome: { kind: 'problem', problem: { code: 'no-email' } } };
    }
    const event = kind === 'welcome' ? 'welcome-sent' : 'password-reset-sent';
    const happened = { clinicId: clinic.id, actor: sender.actor, subjectId: profileId };
    await recordEvent(deps, trx, { ...happened, event });
    return { keep: true, outcome: { kind: 'sent' } };
  });
  if (outcome.kind === 'sent') deps.nudgeCourier();
  return outcome;
}
