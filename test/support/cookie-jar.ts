import { isSameSite } from '../../bff/http/cookies.ts';

/** A cookie as a browser keeps it. */
export interface KeptCookie {
  readonly name: string;
  readonly value: string;
  /** Ms since the epoch; null: until the browser is closed. */
  readonly expiresAt: number | null;
  /** The site whose pages alone see a `Partitioned` cookie; null: all of them. */
  readonly partition: string | null;
  /** The origin in whose page it was set, where it is `SameSite=Lax`: pages of other sites do not send it. */
  readonly sameSiteAs: string | null;
}

/** The attributes of one `Set-Cookie` line, names in lower case; flags have the value ''. */
export function parseSetCookie(line: string): {
  readonly name: string;
  readonly value: string;
  readonly attributes: ReadonlyMap<string, string>;
} {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const split = (text: string): [string, string] => {
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  };
  const [name, value] = split(pair);
  const attributes = rest.map(split).map(([key, text]) => [key.toLowerCase(), text] as const);
  return { name, value, attributes: new Map(attributes) };
}

/** The cookies of one browser for one host, kept and sent as a browser does it (RFC 6265bis, CHIPS). */
export class CookieJar {
  readonly #now: () => number;
  #kept: KeptCookie[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes in an answer's `Set-Cookie` lines, as read by a page of this site. */
  receive(lines: readonly string[], site: string): void {
    for (const line of lines) {
      const { name, value, attributes } = parseSetCookie(line);
      if (name.startsWith('__Host-') && !isHostCookie(attributes)) continue;
      const maxAge = attributes.get('max-age');
      this.#put({
        name,
        value,
        expiresAt: maxAge === undefined ? null : this.#now() + Number(maxAge) * 1000,
        partition: attributes.has('partitioned') ? site : null,
        sameSiteAs: attributes.get('samesite') === 'Lax' && site !== '' ? site : null,
      });
    }
  }

  /** Puts a cookie there as an attacker with a foothold in the browser would. */
  plant(name: string, value: string): void {
    this.#put({ name, value, expiresAt: null, partition: null, sameSiteAs: null });
  }

  /** The `Cookie` header for a request from a page of this site; '' where there is none to send. */
  header(site: string): string {
    return this.visibleTo(site)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  /** The value of the cookie with this name, as seen from this site; null: there is none. */
  value(name: string, site: string): string | null {
    return this.visibleTo(site).find((cookie) => cookie.name === name)?.value ?? null;
  }

  visibleTo(site: string): readonly KeptCookie[] {
    const now = this.#now();
    this.#kept = this.#kept.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
    return this.#kept.filter(
      ({ partition, sameSiteAs }) =>
        (partition === null || partition === site) &&
        (sameSiteAs === null || site === '' || isSameSite(site, sameSiteAs)),
    );
  }

  #put(cookie: KeptCookie): void {
    const same = (other: KeptCookie) => other.name === cookie.name && other.partition === cookie.partition;
    this.#kept = [...this.#kept.filter((other) => !same(other)), cookie];
  }
}

function isHostCookie(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has('secure') && attributes.get('path') === '/' && !attributes.has('domain');
}
