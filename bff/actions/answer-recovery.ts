import { newToken, tokenHash } from '../crypto/token.ts';
import { enqueueEmail } from '../delivery/enqueue.ts';
import type { ErrandData, ErrandPlace } from '../delivery/errand.ts';
import { localeFor } from '../delivery/locale.ts';
import { parseIdentifier } from '../domain/identifier.ts';
import { MOST_PROFILES, newCode, RECOVERY_CODE_SECONDS, RECOVERY_LINK_SECONDS } from '../domain/recovery.ts';
import { insertAccountLink } from '../storage/account-links.ts';
import { type Clinic, findClinicById } from '../storage/clinics.ts';
import type { Db } from '../storage/database.ts';
import { findProfilesBy, fullName, holdProfile, type Profile } from '../storage/profiles.ts';
import { takeTry } from '../storage/throttles.ts';
import { insertVerificationCode } from '../storage/verifications.ts';
import { ladders } from '../domain/throttle.ts';
import { codeHash } from './code-hash.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './record-event.ts';

type AnswerDeps = Pick<Deps, 'keys' | 'random' | 'clock' | 'pages'>;

/**
 * Finds out whom a request for help concerns, and writes to them: one email an address, with a link for each
 * profile behind it and one code. Those without an email address hear nothing (rule 10).
 */
export async function answerRecovery(
  deps: AnswerDeps,
  trx: Db,
  { clinicId, createdAt }: ErrandPlace,
  data: ErrandData['forgotten-login'],
): Promise<void> {
  const clinic = await findClinicById(trx, clinicId);
  const identifier = parseIdentifier(data.identifier, clinic.country);
  if (!identifier) return;
  const found = await findProfilesBy(trx, clinicId, identifier, MOST_PROFILES);
  for (const profileId of found.map(({ id }) => id).toSorted())
    await holdProfile(trx, { clinicId, profileId });
  // As they are now that nobody changes them: an address may have changed meanwhile.
  const profiles =
    found.length === 0 ? found : await findProfilesBy(trx, clinicId, identifier, MOST_PROFILES);
  for (const [email, group] of byEmail(profiles)) {
    if (await mayWrite(deps, trx, clinicId, email)) {
      await writeTo(deps, trx, { clinic, email, profiles: group, request: data, askedAt: createdAt });
    }
  }
}

/** Profiles by the mailbox that they share; those without one are left out. */
function byEmail(profiles: readonly Profile[]): ReadonlyMap<string, readonly Profile[]> {
  const groups = new Map<string, Profile[]>();
  for (const profile of profiles) {
    if (profile.emailKey === null) continue;
    groups.set(profile.emailKey, [...(groups.get(profile.emailKey) ?? []), profile]);
  }
  return groups;
}

/** One such email a minute and five an hour to a mailbox, whatever was typed to get it. */
async function mayWrite({ clock }: AnswerDeps, trx: Db, clinicId: number, email: string): Promise<boolean> {
  const now = clock();
  for (const kind of ['mail-minute', 'mail-hour'] as const) {
    const counter = { clinicId, subject: `${kind}:sent:${tokenHash(email)}` };
    if (!(await takeTry(trx, counter, ladders[kind], now))) return false;
  }
  return true;
}

async function writeTo(
  deps: AnswerDeps,
  trx: Db,
  mail: {
    clinic: Clinic;
    email: string;
    profiles: readonly Profile[];
    request: ErrandData['forgotten-login'];
    askedAt: number;
  },
): Promise<void> {
  const { clinic, profiles, request, askedAt } = mail;
  const now = deps.clock();
  const code = newCode(deps.random);
  const expiresAt = now + RECOVERY_LINK_SECONDS * 1000;
  const entries = [];
  for (const profile of profiles) {
    const token = newToken(deps.random);
    const key = { clinicId: clinic.id, profileId: profile.id };
    await insertAccountLink(trx, {
      ...key,
      tokenHash: tokenHash(token),
      kind: 'recovery',
      createdAt: now,
      expiresAt,
    });
    const { verificationId } = request;
    await insertVerificationCode(trx, {
      ...key,
      verificationId,
      codeHash: codeHash(deps.keys, clinic.id, verificationId, code),
    });
    const page = profile.username === null ? 'set-up-account' : 'reset-password';
    const link = deps.pages.link(clinic, page, token);
    entries.push({ name: fullName(profile), username: profile.username, link });
    const happened = { clinicId: clinic.id, actor: { kind: 'system' }, subjectId: profile.id } as const;
    await recordEvent(deps, trx, { ...happened, event: 'recovery-sent' });
  }
  await enqueueEmail(deps, trx, {
    clinicId: clinic.id,
    to: mail.email,
    locale: localeFor(profiles[0]?.locale ?? request.locale),
    expiresAt: Math.min(expiresAt, askedAt + RECOVERY_CODE_SECONDS * 1000),
    kind: 'verification',
    data: {
      profiles: entries,
      linkSeconds: RECOVERY_LINK_SECONDS,
      code,
      codeSeconds: RECOVERY_CODE_SECONDS,
    },
  });
}
