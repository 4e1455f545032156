import { createTransport } from 'nodemailer';
import type { EmailChannel, EmailMessage, SendOutcome, SendProblem } from './message.ts';
import type { SmtpServer } from './smtp-server-url.ts';

export interface SmtpOptions {
  readonly server: SmtpServer;
  /** Ms until a connection that does not come about, or falls silent, is given up. */
  readonly timeoutMs: number;
}

/** Email by SMTP, through a pool of connections that stay open between messages. */
export function createSmtpChannel({ server, timeoutMs }: SmtpOptions): EmailChannel {
  const { host, port, tls, user, password } = server;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: tls === 'from-the-start',
    requireTLS: tls !== 'none',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    maxConnections: 5,
    // A server that closed an idle connection deserves one more try; not one byte of the message has left then.
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 1000,
    // Texts and addresses come from outside; nothing in them may read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    async send(message, signal) {
      try {
        const { messageId } = await transport.sendMail({ ...toMail(message), signal });
        return { kind: 'sent', providerId: messageId };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close({ force: true }),
  };
}

function toMail({ to, from, replyTo, subject, text, html, idempotencyKey }: EmailMessage) {
  return {
    // The envelope is given, so that nothing is read out of the headers but what people see.
    envelope: { from: from.address, to: [to] },
    to: { name: '', address: to },
    from,
    ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    html,
    // The same for each attempt, so that mailboxes can tell a double.
    messageId: `<${idempotencyKey}@${from.address.slice(from.address.indexOf('@') + 1)}>`,
    // RFC 3834 5: keeps holiday notices from answering; the second is Exchange's own word for it.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

const problems: Readonly<Record<string, SendProblem>> = {
  ETIMEDOUT: 'timed-out',
  EABORT: 'timed-out',
  ECONNECTION: 'unreachable',
  ESOCKET: 'unreachable',
  EDNS: 'unreachable',
  ETLS: 'unreachable',
  EAUTH: 'not-authorised',
  ENOAUTH: 'not-authorised',
};

/**
 * Final is only a 5yz reply to the recipient or to the message itself (RFC 5321 4.2.1); 503 says that the
 * session went wrong. A refused sender or log-in is the operator's to mend, and the mail waits for it.
 */
function failure(error: unknown): SendOutcome {
  const { code = '', responseCode = 0, command = '' } = error as FailedSend;
  const known = problems[code];
  if (known) return { kind: 'failed', problem: known };
  const permanent = responseCode >= 500 && responseCode < 600 && responseCode !== 503;
  if (permanent && command === 'MAIL FROM') return { kind: 'failed', problem: 'not-authorised' };
  if (permanent && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return { kind: 'refused', problem: 'rejected' };
  return { kind: 'failed', problem: 'provider-error' };
}

/** The parts of nodemailer's errors that are codes. */
interface FailedSend {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}
