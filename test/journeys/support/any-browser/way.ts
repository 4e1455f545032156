import assert from 'node:assert/strict';
import { parseSetCookie } from '../../../support/cookie-jar.ts';
import { CLINIC } from './secure-world.ts';
import type { SeenRequest } from './tls-front.ts';

/** How a browser's credentials travel. */
export type Way =
  /** Of the page's own site. */
  | 'first-party-cookie'
  /** Of another site, kept apart for the clinic's. */
  | 'partitioned-cookie'
  /** Tokens sealed to a key that the browser does not hand out. */
  | 'browser-key';

const SESSION_COOKIE = `__Host-clinic-session-${CLINIC}`;
/** Cookies of the cookie check carry nothing: they may come and go in every way. */
const CHECK_COOKIE = '__Host-clinic-check-';

const setCookies = ({ answerHeaders }: SeenRequest) =>
  (answerHeaders['set-cookie'] ?? [])
    .map(parseSetCookie)
    .filter(({ name }) => !name.startsWith(CHECK_COOKIE));
const cookieOf = ({ headers }: SeenRequest) => headers.cookie ?? '';
const isKeyed = ({ headers }: SeenRequest) => headers['dpop'] !== undefined;

/** Which way the session has travelled in these requests; fails where more than one was used, or none. */
export function wayOf(seen: readonly SeenRequest[]): Way {
  const byKey = seen.filter(({ headers }) => headers.authorization !== undefined);
  const byCookie = seen.filter((request) => cookieOf(request).includes(`${SESSION_COOKIE}=`));
  if (byKey.length === 0) return cookieWay(seen, byCookie.length);

  assert.equal(byCookie.length, 0, 'a session cookie travels where the session has a key');
  for (const request of byKey) assert.match(request.headers.authorization ?? '', /^DPoP [\w.~+/-]+=*$/);
  assert.ok(byKey.every(isKeyed), 'a session token travels without a proof');
  for (const request of seen.filter(isKeyed)) {
    assert.equal(request.headers.cookie, undefined, `${request.path} carries cookies beside its proof`);
    assert.equal(request.answerHeaders['set-cookie'], undefined, `${request.path} sets a cookie`);
  }
  assert.deepEqual(seen.flatMap(setCookies), [], 'a credential was handed over as a cookie, too');
  return 'browser-key';
}

function cookieWay(seen: readonly SeenRequest[], times: number): Way {
  assert.ok(times > 0, 'no session has travelled at all');
  assert.equal(seen.filter(isKeyed).length, 0, 'proofs travel where cookies do');
  const handedOver = seen.flatMap(setCookies).filter(({ name }) => name === SESSION_COOKIE);
  const [kind, ...others] = new Set(
    handedOver.map(({ attributes }) => (attributes.has('partitioned') ? 'partitioned' : 'first-party')),
  );
  assert.ok(kind && others.length === 0, 'all session cookies are of one kind');
  assert.ok(handedOver.every(({ attributes }) => attributes.has('httponly') && attributes.has('secure')));
  return `${kind}-cookie`;
}

/** A token that the BFF has handed over. */
export interface HandedToken {
  /** What it stands for: `session`, or what outlives it (`browser`, `trust`). */
  readonly name: string;
  readonly token: string;
}

/** Every token that the BFF has handed over in these answers, whichever way. */
export function tokensOf(seen: readonly SeenRequest[]): readonly HandedToken[] {
  const inCookies = seen.flatMap(setCookies).map(({ name, value }) => ({
    name: /^__Host-clinic-([a-z]+)-/.exec(name)?.[1] ?? name,
    token: value,
  }));
  const inHeaders = seen.flatMap(({ answerHeaders }) =>
    String(answerHeaders['clinic-auth-tokens'] ?? '')
      .split(',')
      .map((entry) => /^\s*(\w+)=([^;]*)/.exec(entry) ?? [])
      .map(([, name = '', token = '']) => ({ name, token })),
  );
  return [...inCookies, ...inHeaders].filter(({ token }) => token !== '');
}
