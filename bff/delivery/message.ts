/** An email as it leaves. Its recipient is one address that `parseEmailAddress` has passed. */
export interface EmailMessage {
  readonly channel: 'email';
  readonly to: string;
  /** The clinic's name before the operator's address, so that people see who writes. */
  readonly from: { readonly name: string; readonly address: string };
  /** Where answers go: the clinic's own address; null: nowhere in particular. */
  readonly replyTo: string | null;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for each attempt at the same message; providers that know such keys send it once. */
  readonly idempotencyKey: string;
}

/** A text message as it leaves. */
export interface SmsMessage {
  readonly channel: 'sms';
  /** E.164, passed by `parsePhoneNumber`. */
  readonly to: string;
  readonly text: string;
  readonly idempotencyKey: string;
}

export type Message = EmailMessage | SmsMessage;

/** Why a message has not left. A code for logs and the database: never a text of the provider's, which quotes people. */
export type SendProblem =
  /** The recipient is none that may be written to. */
  | 'bad-recipient'
  /** The provider will not take this message, ever: unknown mailbox, unsubscribed number, refused content. */
  | 'rejected'
  /** The provider does not accept our key, account or sender: the operator has to mend it. */
  | 'not-authorised'
  /** Too many at once, or in a day. */
  | 'rate-limited'
  /** No answer within the time limit. */
  | 'timed-out'
  /** No connection, or none that can be trusted. */
  | 'unreachable'
  /** The provider said that it failed, or said something that nobody understands. */
  | 'provider-error'
  /** The courier was stopped in the middle. */
  | 'stopped'
  /** A bug on our side; the log has it. */
  | 'internal';

export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId?: string }
  /** For good: trying again would end the same way. */
  | { readonly kind: 'refused'; readonly problem: SendProblem }
  /** For now. `retryAfterSeconds`: how long the provider asked to be left alone. */
  | { readonly kind: 'failed'; readonly problem: SendProblem; readonly retryAfterSeconds?: number };

/** A way for messages to leave. */
export interface Channel<Carried extends Message> {
  readonly name: 'resend' | 'smtp' | 'twilio' | 'demo';
  /**
   * Hands one message to the provider and tells what came of it; nothing expected throws.
   *
   * @param signal aborted when the time is up: the connection is to be dropped then.
   */
  send(message: Carried, signal: AbortSignal): Promise<SendOutcome>;
  /** Lets go of idle connections. */
  close(): void;
}

export type EmailChannel = Channel<EmailMessage>;
export type SmsChannel = Channel<SmsMessage>;
