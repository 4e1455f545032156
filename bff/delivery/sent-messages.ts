import type { KeyRing } from '../crypto/key-ring.ts';
import type { Db } from '../storage/database.ts';
import { listSent } from '../storage/outbox.ts';
import type { Message } from './message.ts';
import { openPayload } from './payload.ts';

/** A mail or SMS that would have gone out, as `GET /dev/outbox` answers it. */
export interface SentMessage {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  /** '' for an SMS. */
  readonly subject: string;
  readonly text: string;
  /** '' for an SMS. */
  readonly html: string;
  /** When it left (RFC 3339). */
  readonly at: string;
}

/** More than anybody looks through. */
const MOST_MESSAGES = 2000;

/** What left this demo, newest first. Only couriers with `keepSent` leave anything here to be read. */
export async function listSentMessages({
  db,
  keys,
}: {
  db: Db;
  keys: KeyRing;
}): Promise<readonly SentMessage[]> {
  const rows = await listSent(db, MOST_MESSAGES);
  return rows.flatMap((row) => {
    const opened = openPayload(keys, row);
    if (opened.kind === 'unreadable') return [];
    const { message } = opened.payload as { message: Message };
    const { channel, to, text } = message;
    const { subject, html } = message.channel === 'email' ? message : { subject: '', html: '' };
    return [{ channel, to, subject, text, html, at: new Date(row.endedAt ?? 0).toISOString() }];
  });
}
