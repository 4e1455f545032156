/** What the BFF hands to a browser key; each token is sealed, and opens with that key alone. */
export type TokenName = 'session' | 'browser' | 'login' | 'trust';

/** A token, and when it is worth nothing any more: ms since the epoch. */
export interface KeptToken {
  readonly token: string;
  readonly endsAt: number;
}

/** The tokens of one clinic, by name. */
export type Tokens = Readonly<Partial<Record<TokenName, KeptToken>>>;

/** A token handed over, or taken away by `token: ''`. */
export interface HandedToken {
  readonly name: TokenName;
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/** The header that tokens travel in, both ways. */
export const tokensHeader = 'Clinic-Auth-Tokens';

/** A token has the characters of RFC 9110's `token68` (11.2), which is what `Authorization` takes. */
const pattern = /^(session|browser|login|trust)=([\w.~+/-]*={0,2});max-age=(\d{1,9})$/;

/** Those that a request sends beside the session's. */
const companions: readonly TokenName[] = ['browser', 'login', 'trust'];

/**
 * Reads what an answer hands over: `session=TOKEN;max-age=SECONDS, login=;max-age=0`. What is not spelt so is left
 * out: it comes from somewhere else.
 */
export function readHandedTokens(header: string | null): readonly HandedToken[] {
  return (header ?? '').split(',').flatMap((part) => {
    const [, name, token, maxAge] = pattern.exec(part.trim()) ?? [];
    if (name === undefined || token === undefined) return [];
    const maxAgeSeconds = Number(maxAge);
    return [{ name: name as TokenName, token: maxAgeSeconds ? token : '', maxAgeSeconds }];
  });
}

/** The tokens after an answer has handed some over and taken others away. */
export function withHanded(tokens: Tokens, handed: readonly HandedToken[], now: number): Tokens {
  const names = handed.map(({ name }) => name);
  const left = Object.entries(tokens).filter(([name]) => !names.includes(name as TokenName));
  const fresh = handed
    .filter(({ token }) => token)
    .map(({ name, token, maxAgeSeconds }) => [name, { token, endsAt: now + maxAgeSeconds * 1000 }] as const);
  return Object.fromEntries([...left, ...fresh]);
}

/** The token of this name, unless it is too old; undefined: there is none. */
export function liveToken(tokens: Tokens, name: TokenName, now: number): string | undefined {
  const kept = tokens[name];
  return kept && kept.endsAt > now ? kept.token : undefined;
}

/** What a request sends of them beside the session's: `browser=TOKEN, trust=TOKEN`; '': nothing. */
export function writeCompanions(tokens: Tokens, now: number): string {
  return companions
    .flatMap((name) => {
      const token = liveToken(tokens, name, now);
      return token === undefined ? [] : [`${name}=${token}`];
    })
    .join(', ');
}

/** Whether somebody is logged in by these tokens, or about to be: the others are of use at a login only. */
export function areInUse(tokens: Tokens, now: number): boolean {
  return (liveToken(tokens, 'session', now) ?? liveToken(tokens, 'login', now)) !== undefined;
}
