import { Resend } from 'resend';
import type { EmailChannel, EmailMessage, SendOutcome } from './message.ts';
import { readRetryAfter } from './retry-after.ts';

export interface ResendOptions {
  readonly apiKey: string;
  /** Where the API is; without it the SDK's own choice (`RESEND_BASE_URL`, or Resend itself). */
  readonly baseUrl?: string;
  /** Now, in ms since the epoch. */
  readonly clock: () => number;
}

/** What the SDK answers. Data and error are whatever JSON came back, so nothing in them is certain. */
interface ResendAnswer {
  readonly data: { readonly id?: unknown } | null;
  readonly error: { readonly name?: unknown; readonly statusCode?: unknown } | null;
  /** Null: no answer came. */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Email by Resend's API, through its SDK. */
export function createResendChannel({ apiKey, baseUrl, clock }: ResendOptions): EmailChannel {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return {
    name: 'resend',
    async send(message, signal) {
      // The SDK hands its options on to `fetch`: a redirect would carry key and mail to another host.
      const options = { signal, idempotencyKey: message.idempotencyKey, redirect: 'error' as const };
      const answer: ResendAnswer = await resend.emails.send(toResend(message), options);
      if (!answer.error && answer.data) return sent(answer.data);
      return failure(answer, clock());
    },
    close() {},
  };
}

function toResend(message: EmailMessage) {
  const { to, from, replyTo, subject, text, html } = message;
  return {
    to: [to],
    from: `"${from.name.replace(/["\\]/g, '')}" <${from.address}>`,
    subject,
    text,
    html,
    ...(replyTo !== null && { replyTo }),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function sent({ id }: { readonly id?: unknown }): SendOutcome {
  return typeof id === 'string' ? { kind: 'sent', providerId: id } : { kind: 'sent' };
}

/**
 * By the API's error table. Only what is wrong with this one message is final; what the operator can mend
 * (key, sender's domain, quota) keeps the mail waiting.
 */
function failure({ error, headers }: ResendAnswer, now: number): SendOutcome {
  if (headers === null) return { kind: 'failed', problem: 'unreachable' };
  const retryAfterSeconds = readRetryAfter(headers['retry-after'], now);
  const wait = retryAfterSeconds === null ? {} : { retryAfterSeconds };
  const { name, statusCode } = error ?? {};
  if (statusCode === 429) return { kind: 'failed', problem: 'rate-limited', ...wait };
  if (statusCode === 401 || statusCode === 403 || name === 'invalid_from_address') {
    return { kind: 'failed', problem: 'not-authorised', ...wait };
  }
  const isFinal = statusCode === 400 || statusCode === 422;
  if (isFinal && (name === 'validation_error' || name === 'invalid_parameter')) {
    return { kind: 'refused', problem: 'rejected' };
  }
  return { kind: 'failed', problem: 'provider-error', ...wait };
}
