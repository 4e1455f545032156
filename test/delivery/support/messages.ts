import type { EmailMessage, SmsMessage } from '../../../bff/delivery/message.ts';

/** An email like those that leave. */
export function email(given: Partial<EmailMessage> = {}): EmailMessage {
  return {
    channel: 'email',
    to: 'patient@maple-street.example',
    from: { name: 'Maple Street Physiotherapy', address: 'no-reply@auth.example' },
    replyTo: 'hello@maple-street.example',
    subject: 'Set up your account',
    text: 'Hello Pat,\n\nhttps://maple-street.example/set-up#token=abc\n',
    html: '<p>Hello Pat</p>',
    idempotencyKey: 'row-1.fingerprint',
    ...given,
  };
}

/** A text message like those that leave. */
export function sms(given: Partial<SmsMessage> = {}): SmsMessage {
  return {
    channel: 'sms',
    to: '+16045550101',
    text: 'Your code is 123456\n\n@maple-street.example #123456',
    idempotencyKey: 'row-1.fingerprint',
    ...given,
  };
}

/** A signal that is never aborted. */
export const patient = new AbortController().signal;
