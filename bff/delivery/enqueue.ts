import type { KeyRing } from '../crypto/key-ring.ts';
import { newId, type Random } from '../crypto/token.ts';
import type { Db } from '../storage/database.ts';
import { insertOutboxRow, type NewOutboxRow } from '../storage/outbox.ts';
import type { ErrandData, ErrandKind } from './errand.ts';
import { sealPayload } from './payload.ts';
import { parseEmailAddress, parsePhoneNumber } from './recipient.ts';
import type { EmailKind, EmailToRender } from './templates/render-email.ts';

export interface EnqueueDeps {
  readonly keys: KeyRing;
  readonly random: Random;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}

/** Where something comes from, and until when it is worth sending. */
interface Envelope {
  readonly clinicId: number;
  /** In ms since the epoch, such as the end of the link in it; null: it is worth telling at any time. */
  readonly expiresAt: number | null;
}

/** An email to be sent: its kind with the data of that kind. */
export type EmailToSend = {
  readonly [Kind in EmailKind]: Envelope & EmailToRender<Kind> & { readonly to: string };
}[EmailKind];

/** A text message to be sent. */
export interface SmsToSend extends Envelope {
  /** E.164 */
  readonly to: string;
  /** For metrics, logs and limits. */
  readonly kind: string;
  readonly text: string;
}

/** Something for the courier to do. */
export type ErrandToDo = {
  readonly [Kind in ErrandKind]: Envelope & {
    readonly kind: Kind;
    /** What limits count it by, such as a keyed hash of what was typed. */
    readonly countedBy: string;
    readonly data: ErrandData[Kind];
  };
}[ErrandKind];

export type EnqueueOutcome =
  | { readonly kind: 'enqueued'; readonly id: string }
  /** Nothing can be sent to this recipient; nothing was put in. */
  | { readonly kind: 'bad-recipient' };

/**
 * Puts an email into the outbox, in the transaction of the fact that it tells of: both are kept or neither.
 * Call the courier's `nudge()` once the transaction has committed, and it leaves at once.
 *
 * @example
 * await enqueueEmail(deps, trx, {
 *   clinicId, to: profile.email, locale: 'en', expiresAt: linkEndsAt,
 *   kind: 'welcome', data: { name, note: null, link, linkSeconds: 14 * 86_400 },
 * });
 */
export async function enqueueEmail(deps: EnqueueDeps, trx: Db, email: EmailToSend): Promise<EnqueueOutcome> {
  const { clinicId, kind, to, locale, data, expiresAt } = email;
  const recipient = parseEmailAddress(to);
  if (recipient === null) return { kind: 'bad-recipient' };
  return put(deps, trx, { clinicId, channel: 'email', recipient, kind, expiresAt }, { locale, data });
}

/** Puts a text message into the outbox, as {@link enqueueEmail} does an email. */
export async function enqueueSms(deps: EnqueueDeps, trx: Db, sms: SmsToSend): Promise<EnqueueOutcome> {
  const { clinicId, kind, to, text, expiresAt } = sms;
  const recipient = parsePhoneNumber(to);
  if (recipient === null) return { kind: 'bad-recipient' };
  return put(deps, trx, { clinicId, channel: 'sms', recipient, kind, expiresAt }, { text });
}

/** Leaves an errand for the courier, in the transaction of the request that asked for it. */
export async function enqueueErrand(deps: EnqueueDeps, trx: Db, errand: ErrandToDo): Promise<void> {
  const { clinicId, kind, countedBy, data, expiresAt } = errand;
  await put(deps, trx, { clinicId, channel: 'errand', recipient: countedBy, kind, expiresAt }, data);
}

async function put(
  deps: EnqueueDeps,
  trx: Db,
  row: Omit<NewOutboxRow, 'id' | 'createdAt' | 'payload'>,
  payload: unknown,
): Promise<EnqueueOutcome> {
  const id = newId(deps.random);
  const sealed = sealPayload(deps, { clinicId: row.clinicId, id }, payload);
  await insertOutboxRow(trx, { ...row, id, createdAt: deps.clock(), payload: sealed });
  return { kind: 'enqueued', id };
}
