/** A mail server as `SMTP_URL` names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `none` only on this very machine; otherwise mail never leaves in the clear (ASVS 12.2.1). */
  readonly tls: 'from-the-start' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
}

export type ParsedSmtpUrl =
  | { readonly kind: 'parsed'; readonly server: SmtpServer }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** RFC 8314 3.3 and RFC 6409 3.1. */
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const;

const unreadable = (reason: string): ParsedSmtpUrl => ({ kind: 'unreadable', reason });

/**
 * Reads `smtps://USER:PASSWORD@HOST:PORT` (TLS from the start) or `smtp://…` (TLS by STARTTLS, which the
 * server then has to offer; on a loopback host none, for mail catchers). Options in the query are refused:
 * they could switch checks off. The reason never repeats the value.
 */
export function parseSmtpUrl(text: string): ParsedSmtpUrl {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    return unreadable('has to be smtps://USER:PASSWORD@HOST:PORT, or smtp: for STARTTLS');
  }
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    return unreadable('has to end after the host and port');
  }
  const user = readPart(url.username);
  const password = readPart(url.password);
  if (user === null || password === null) {
    return unreadable('has a user or password with a % that begins no %XX');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const plain = url.protocol === 'smtp:' && isLoopback(host);
  return {
    kind: 'parsed',
    server: {
      host,
      port: Number(url.port) || PORTS[url.protocol],
      tls: url.protocol === 'smtps:' ? 'from-the-start' : plain ? 'none' : 'starttls',
      user: user === '' ? null : user,
      password: password === '' ? null : password,
    },
  };
}

function readPart(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** Names and addresses that never leave this machine (RFC 6761 6.3, RFC 1122 3.2.1.3). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.[0-9]{1,3}){3}$/.test(host);
}
