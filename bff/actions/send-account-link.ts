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
import { findProfile, fullName, type Profile } from '../storage/profiles.ts';
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

const refuse = (problem: Problem): SendOutcome => ({ kind: 'problem', problem });

/**
 * Sends a profile without a login the welcome that lets its person set one up; an older welcome ends (rule 9).
 *
 * Problems: `not-allowed`, `not-found`, `has-login`, `no-email`, `throttled`.
 */
export async function sendWelcome(
  deps: SendDeps,
  wish: LinkWish & { note: string | null },
): Promise<SendOutcome> {
  const found = await findRecipient(deps, wish, 'send-welcome-email');
  if (found.kind === 'problem') return found;
  const { profile, email } = found;
  if (profile.username !== null) return refuse({ code: 'has-login' });
  return send(deps, wish, profile, (link) => ({
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
  const found = await findRecipient(deps, wish, 'send-password-reset-email');
  if (found.kind === 'problem') return found;
  const { profile, email } = found;
  const { username } = profile;
  if (username === null) return refuse({ code: 'no-login' });
  return send(deps, wish, profile, (link) => ({
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

type Recipient =
  | { readonly kind: 'found'; readonly profile: Profile; readonly email: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The role is asked first, so that a patient learns nothing of who is there. */
export async function findRecipient(
  { database }: Pick<Deps, 'database'>,
  wish: LinkWish,
  permission: Permission,
): Promise<Recipient> {
  if (!may(wish.sender.role, permission)) return { kind: 'problem', problem: { code: 'not-allowed' } };
  const profile = await findProfile(database.db, { clinicId: wish.clinic.id, id: wish.profileId });
  if (!profile) return { kind: 'problem', problem: { code: 'not-found' } };
  const { email } = profile;
  return email === null
    ? { kind: 'problem', problem: { code: 'no-email' } }
    : { kind: 'found', profile, email };
}

/** Whom an email goes to, in which language. */
export function addressed(clinic: Clinic, profile: Profile, email: string) {
  return { clinicId: clinic.id, to: email, locale: localeFor(profile.locale ?? clinic.locale) };
}

async function send(
  deps: SendDeps,
  { clinic, sender }: LinkWish,
  profile: Profile,
  write: (link: string) => EmailToSend & { kind: 'welcome' | 'reset-by-staff'; expiresAt: number },
): Promise<SendOutcome> {
  const { database, random, pages, clock } = deps;
  const counter = `staff:${profile.id}`;
  const limited = await countTry(deps, clinic.id, [
    { kind: 'mail-minute', id: counter },
    { kind: 'mail-hour', id: counter },
  ]);
  if (limited.kind === 'throttled') {
    return refuse({ code: 'throttled', retryAfterSeconds: limited.retryAfterSeconds });
  }
  const token = newToken(random);
  const page = profile.username === null ? 'set-up-account' : 'reset-password';
  const email = write(pages.link(clinic, page, token));
  const kind = email.kind === 'welcome' ? 'welcome' : 'staff-reset';
  const key = { clinicId: clinic.id, profileId: profile.id };
  const link = {
    ...key,
    tokenHash: tokenHash(token),
    kind,
    createdAt: clock(),
    expiresAt: email.expiresAt,
  } as const;
  const outcome = await allOrNothing<SendOutcome>(database.db, async (trx) => {
    await endLinks(trx, key, kind);
    await insertAccountLink(trx, link);
    const { kind: enqueued } = await enqueueEmail(deps, trx, email);
    if (enqueued === 'bad-recipient') return { keep: false, outcome: refuse({ code: 'no-email' }) };
    const event = kind === 'welcome' ? 'welcome-sent' : 'password-reset-sent';
    const happened = { clinicId: clinic.id, actor: sender.actor, subjectId: profile.id };
    await recordEvent(deps, trx, { ...happened, event });
    return { keep: true, outcome: { kind: 'sent' } };
  });
  if (outcome.kind === 'sent') deps.nudgeCourier();
  return outcome;
}
