import type { Context } from 'hono';
import type { ProofDesk, ProofOutcome } from '../actions/accept-proof.ts';
import type { ProblemCode } from '../contract/index.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { open, seal } from '../crypto/seal.ts';
import { type Random, tokenHash } from '../crypto/token.ts';
import type { Clinic } from '../storage/clinics.ts';
import type { AppEnv, HttpDeps } from './app-env.ts';
import type { Credential, CredentialName } from './credentials.ts';
import { answerProblem } from './problems.ts';

/** Where tokens travel that are not the session's, and all of them on their way to the browser. */
export const TOKENS_HEADER = 'Clinic-Auth-Tokens';

/** A browser that has proven its key with this request (RFC 9449), with the tokens that came along and are its own. */
export interface BrowserKey {
  /** RFC 7638 */
  readonly thumbprint: string;
  /** '' where none came along, or another key's. */
  readonly tokens: Readonly<Record<CredentialName, string>>;
}

/** What the gate works with. */
export interface GateDeps extends HttpDeps {
  readonly proofDesk: ProofDesk;
}

/** Whose key it is, and at which clinic. */
interface KeyPlace {
  readonly clinicId: number;
  readonly thumbprint: string;
}

/** Three sealed tokens take a few hundred characters. */
const LONGEST_TOKENS = 2048;

/** Whether a request claims to come from a browser without cookies: by a proof, or by what needs one. */
export function isKeyed(c: Context<AppEnv>): boolean {
  if (c.req.header('DPoP') !== undefined) return true;
  const authorization = c.req.header('Authorization');
  // Other schemes are for proxies in front, and open nothing here.
  return authorization !== undefined && /^DPoP( |$)/i.test(authorization);
}

/**
 * Judges a keyed request before anything that it says is believed, and leaves the browser key for the routes.
 *
 * Problems: `proof-nonce`, `clock-off`, `proof-refused`, each with `WWW-Authenticate` (RFC 9449 7.1).
 *
 * @returns the answer to give instead, or null where the request may go on.
 */
export async function admitByKey(
  c: Context<AppEnv>,
  deps: GateDeps,
  clinic: Clinic,
): Promise<Response | null> {
  const authorization = c.req.header('Authorization');
  const sealed = authorization === undefined ? null : (/^DPoP +(\S+)$/i.exec(authorization)?.[1] ?? '');
  const outcome = await deps.proofDesk.accept(c.req.header('DPoP') ?? '', {
    clinicId: clinic.id,
    method: c.req.method,
    address: `${deps.config.publicUrl}${pathOf(c.req.url)}`,
    tokenHash: sealed === null ? null : tokenHash(sealed),
  });
  c.get('headers')['DPoP-Nonce'] = await deps.proofDesk.nonce();
  if (outcome.kind === 'refused') return refuse(c, deps, clinic, outcome);

  const place = { clinicId: clinic.id, thumbprint: outcome.thumbprint };
  const session = sealed === null ? '' : opened(deps.keys, 'session', sealed, place);
  if (sealed !== null && session === '')
    return refuse(c, deps, clinic, { code: 'proof-refused', why: 'session-token' });
  deps.metrics.proofs.inc({ outcome: 'accepted' });
  const others = othersIn(c.req.header(TOKENS_HEADER) ?? '');
  const other = (name: CredentialName) => opened(deps.keys, name, others.get(name) ?? '', place);
  const tokens = { session, browser: other('browser'), login: other('login'), trust: other('trust') };
  c.set('browserKey', { thumbprint: outcome.thumbprint, tokens });
  return null;
}

/** The path as it was asked for: neither decoded nor anything else that might make two of one, or one of two. */
function pathOf(url: string): string {
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

type Refusal = Pick<Extract<ProofOutcome, { kind: 'refused' }>, 'code'> & { readonly why: string };

/** The error codes of RFC 9449 7.1 and 9, and RFC 6750 3.1. */
function errorOf({ code, why }: Refusal): string {
  if (code === 'proof-nonce') return 'use_dpop_nonce';
  return why === 'session-token' || why === 'no-proof' ? 'invalid_token' : 'invalid_dpop_proof';
}

/** Notes why, and nothing that came along (ASVS 16.2.5, 16.3.3). An old nonce is everyday's: it is counted only. */
function refuse(
  c: Context<AppEnv>,
  { log, metrics }: Pick<HttpDeps, 'log' | 'metrics'>,
  { slug }: Clinic,
  refused: Refusal,
): Response {
  const why = c.req.header('DPoP') === undefined ? 'no-proof' : refused.why;
  const code: ProblemCode = refused.code;
  metrics.proofs.inc({ outcome: code });
  if (code !== 'proof-nonce') {
    log.warn(
      { event: 'proof-refused', requestId: c.get('requestId'), clinic: slug, refused: code, why },
      'login',
    );
  }
  c.get('headers')['WWW-Authenticate'] = `DPoP algs="ES256", error="${errorOf({ code, why })}"`;
  return answerProblem(c, { code });
}

/** What a token is sealed for: it opens as nothing else, at no other clinic, by no other key. */
function belongsTo(name: CredentialName, { clinicId, thumbprint }: KeyPlace): string {
  return `${name}|${clinicId}|${thumbprint}`;
}

function opened(keys: KeyRing, name: CredentialName, sealed: string, place: KeyPlace): string {
  if (sealed === '') return '';
  const outcome = open(keys, 'browser-key', sealed, belongsTo(name, place));
  return outcome.kind === 'opened' ? outcome.plaintext : '';
}

/** `browser=TOKEN, login=TOKEN, trust=TOKEN`, those that there are. */
function othersIn(header: string): ReadonlyMap<string, string> {
  if (header.length > LONGEST_TOKENS) return new Map();
  const pairs = header.split(',').flatMap((part): [string, string][] => {
    const [, name, token] = /^\s*([a-z]+)=([\w.-]+)\s*$/.exec(part) ?? [];
    return name !== undefined && token !== undefined ? [[name, token]] : [];
  });
  return new Map(pairs);
}

/**
 * Credentials for a browser without cookies, each sealed to its key: `session=TOKEN;max-age=N, login=;max-age=0`.
 * Without that key they are worth nothing, so that a page can keep them where scripts read.
 */
export function sealedTokens(
  deps: { readonly keys: KeyRing; readonly random: Random },
  place: KeyPlace,
  credentials: readonly Credential[],
): string {
  return credentials
    .map(({ name, token, maxAge }) => {
      const sealed = token === '' ? '' : seal(deps, 'browser-key', token, belongsTo(name, place));
      return `${name}=${sealed};max-age=${maxAge}`;
    })
    .join(', ');
}
