import * as z from 'zod';
import type { SendOutcome, SmsChannel, SmsMessage } from './message.ts';
import { readRetryAfter } from './retry-after.ts';

/** What the operator has with Twilio. */
export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** One of the account's numbers (E.164), or a messaging service (`MG…`). */
  readonly from: string;
}

export interface TwilioOptions {
  readonly account: TwilioAccount;
  /** Where the API is; without it Twilio itself. */
  readonly baseUrl?: string;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}

const TWILIO = 'https://api.twilio.com';

/**
 * Twilio's codes for numbers that can never be written to: invalid, not a mobile, unsubscribed, unreachable
 * (https://www.twilio.com/docs/api/errors). Every other refusal is the operator's to mend.
 */
const HOPELESS_NUMBERS: ReadonlySet<number> = new Set([21211, 21214, 21217, 21610, 21612, 21614]);

const accepted = z.object({ sid: z.string() });
const refused = z.object({ code: z.number() });

/** Text messages by Twilio's Messages API. It knows no idempotency keys: a repeated attempt may arrive twice. */
export function createTwilioChannel({ account, baseUrl = TWILIO, clock }: TwilioOptions): SmsChannel {
  const { accountSid, authToken } = account;
  const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return {
    name: 'twilio',
    async send(message, signal) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { Authorization: authorization, Accept: 'application/json' },
          body: toForm(message, account.from),
          // A redirect would carry the code to another host.
          redirect: 'error',
          signal,
        });
        const body: unknown = await response.json().catch(() => null);
        return response.ok ? sent(body) : failure(response, body, clock());
      } catch {
        // All that `fetch` throws for is a connection that failed or was cut off.
        return { kind: 'failed', problem: 'unreachable' };
      }
    },
    close() {},
  };
}

function toForm({ to, text }: SmsMessage, from: string): URLSearchParams {
  const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
  return new URLSearchParams({ To: to, Body: text, ...sender });
}

function sent(body: unknown): SendOutcome {
  const { data } = accepted.safeParse(body);
  return data ? { kind: 'sent', providerId: data.sid } : { kind: 'sent' };
}

function failure(response: Response, body: unknown, now: number): SendOutcome {
  const { status, headers } = response;
  const code = refused.safeParse(body).data?.code ?? 0;
  const retryAfterSeconds = readRetryAfter(headers.get('Retry-After'), now);
  const wait = retryAfterSeconds === null ? {} : { retryAfterSeconds };
  if (status === 429) return { kind: 'failed', problem: 'rate-limited', ...wait };
  if (status === 400 && HOPELESS_NUMBERS.has(code)) return { kind: 'refused', problem: 'rejected' };
  if (status >= 400 && status < 500) return { kind: 'failed', problem: 'not-authorised', ...wait };
  return { kind: 'failed', problem: 'provider-error', ...wait };
}
