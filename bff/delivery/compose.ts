import { hash } from 'node:crypto';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Database } from '../storage/database.ts';
import { type ClaimedRow, readSendingClinic } from '../storage/outbox.ts';
import type { Locale } from './locale.ts';
import type { EmailMessage, SmsMessage } from './message.ts';
import { openPayload } from './payload.ts';
import { parseEmailAddress } from './recipient.ts';
import { clinicLine, type EmailData, type EmailKind, renderEmail } from './templates/render-email.ts';

export interface ComposeDeps {
  readonly database: Database;
  readonly keys: KeyRing;
  /** The operator's address, which all mail comes from. */
  readonly mailFrom: string;
}

/** What `enqueueEmail` put into the row. */
interface EmailPayload {
  readonly locale: Locale;
  readonly data: EmailData[EmailKind];
}

/** What `enqueueSms` put into the row. */
interface SmsPayload {
  readonly text: string;
}

/**
 * The email of a row, in the clinic's looks of today.
 *
 * @returns null where this node cannot read the row.
 */
export async function composeEmail(deps: ComposeDeps, row: ClaimedRow): Promise<EmailMessage | null> {
  const opened = openPayload(deps.keys, row);
  if (opened.kind === 'unreadable') return null;
  const { locale, data } = opened.payload as EmailPayload;
  const clinic = await readSendingClinic(deps.database.db, row.clinicId);
  const rendered = await renderEmail({ kind: row.kind as EmailKind, locale, data }, clinic);
  return {
    ...rendered,
    channel: 'email',
    to: row.recipient,
    from: { name: clinicLine(clinic.name), address: deps.mailFrom },
    replyTo: clinic.supportEmail && parseEmailAddress(clinic.supportEmail),
    idempotencyKey: idempotencyKey(row, Object.values(rendered)),
  };
}

/** The text message of a row; null where this node cannot read it. */
export function composeSms({ keys }: Pick<ComposeDeps, 'keys'>, row: ClaimedRow): SmsMessage | null {
  const opened = openPayload(keys, row);
  if (opened.kind === 'unreadable') return null;
  const { text } = opened.payload as SmsPayload;
  return { channel: 'sms', to: row.recipient, text, idempotencyKey: idempotencyKey(row, [text]) };
}

/**
 * The row's id with a mark of what is in the message: providers refuse the same key with other words, and a
 * clinic may have changed its looks between two attempts.
 */
function idempotencyKey({ id }: ClaimedRow, parts: readonly string[]): string {
  return `${id}.${hash('sha256', parts.join('\0'), 'base64url').slice(0, 16)}`;
}
