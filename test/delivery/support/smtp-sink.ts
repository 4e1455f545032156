import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the sink got it: the envelope, and the message to the letter. */
export interface GotMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Headers unfolded, by their names in lower case; of several with one name, all. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** A real SMTP server that keeps what it gets. */
export interface SmtpSink {
  readonly port: number;
  readonly mails: readonly GotMail[];
  /** How many have come in by their `Message-ID`. */
  timesReceived(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts a sink. Without TLS unless the options say so. */
export async function startSmtpSink(
  options: SMTPServerOptions = {},
  { takesMs = () => 0 }: { takesMs?: () => number } = {},
): Promise<SmtpSink> {
  const mails: GotMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString();
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          headers: readHeaders(raw),
        });
        void wait(takesMs()).then(() => callback());
      });
    },
    ...options,
  });
  // Clients that are cut off, and broken handshakes, are what these tests are about.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    timesReceived() {
      const times = new Map<string, number>();
      for (const { headers } of mails) {
        const id = headers.get('message-id')?.[0] ?? '';
        times.set(id, (times.get(id) ?? 0) + 1);
      }
      return times;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readHeaders(raw: string): ReadonlyMap<string, readonly string[]> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string[]>();
  for (const line of head.split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return headers;
}
