import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type { ClinicAnswer, LoginAnswer, ProblemAnswer, ProblemCode } from '../../../bff/contract/index.ts';
import { sampleClinic, sampleSession } from '../../../demo/gallery/answers.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { readProof } from './read-proof.ts';
import type { Proof } from './read-proof.ts';

/** A request as the stand-in has judged it. */
export interface Seen {
  /** `POST login`, below the clinic's address. */
  readonly call: string;
  readonly request: Request;
  /** Null: it came without one. */
  readonly proof: Proof | null;
  /** The session's token, as it came. */
  readonly session: string | null;
  /** The other tokens, as they came. */
  readonly companions: string;
}

/** A BFF whose cookies do not come back: whoever logs in there needs a browser key. */
export interface KeyedBff extends StandInBff {
  /** All requests but the cookie checks and the streams of news, in order. */
  readonly seen: readonly Seen[];
  /** The requests for streams of news. */
  readonly streams: readonly Seen[];
  /** What was wrong with proofs, in words; the BFF refused them. */
  readonly faults: readonly string[];
  /** The questions whether cookies come back. */
  readonly checks: readonly Request[];
  /** The tokens of living sessions. */
  readonly sessions: ReadonlySet<string>;
  /** The nonce that proofs have to carry. */
  nonce: string;
  /** Tells the streams of news something. */
  tellNews(event: 'sessions' | 'ended'): void;
  /** Ends all sessions, as from another browser. */
  end(): void;
  /** The answer to a call, for handlers of a test's own: `null` lets the proof be judged, and the answer go out. */
  answer(request: Request, give: () => Response): Promise<Response>;
}

const problem = (code: ProblemCode): Response =>
  HttpResponse.json<ProblemAnswer>({ problem: { code }, requestId: 'request-1' }, { status: 401 });

/** Starts one. Any username and password log in. */
export function keyedBff(): KeyedBff {
  const bff = standInBff(() => []);
  const here = `${bff.url}/v1/clinics/maple-street`;
  const seen: Seen[] = [];
  const streams: Seen[] = [];
  const faults: string[] = [];
  const used = new Set<string>();
  const sessions = new Set<string>();
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const checks: Request[] = [];
  let tokens = 0;

  const own = Object.assign(bff, { seen, streams, faults, sessions, nonce: 'nonce-1' });

  const judge = async (request: Request): Promise<Response | null> => {
    const url = new URL(request.url);
    const authorization = request.headers.get('Authorization');
    const header = request.headers.get('DPoP');
    const session = authorization?.replace(/^DPoP /, '') ?? null;
    const proof = header === null ? null : await readProof(header);
    (url.pathname.endsWith('/session/news') ? streams : seen).push({
      call: `${request.method} ${url.pathname.slice('/v1/clinics/maple-street/'.length)}`,
      request: request.clone(),
      proof,
      session,
      companions: request.headers.get('Clinic-Auth-Tokens') ?? '',
    });
    if (!proof) {
      if (authorization !== null) faults.push('a token without a proof');
      return null;
    }
    const wrong = [...proof.faults];
    const { htm, htu, jti, nonce, ath, iat } = proof.claims;
    if (htm !== request.method) wrong.push(`htm ${String(htm)}`);
    if (htu !== url.origin + url.pathname) wrong.push(`htu ${String(htu)}`);
    if (ath !== (session === null ? undefined : await proof.hashOf(session))) wrong.push('ath');
    if (Math.abs(Date.now() / 1000 - Number(iat)) > 60) wrong.push(`iat ${String(iat)}`);
    if (used.has(String(jti))) wrong.push('replayed');
    if (request.credentials !== 'omit') wrong.push('cookies go along');
    used.add(String(jti));
    faults.push(...wrong);
    if (wrong.length) return problem('proof-refused');
    return nonce === own.nonce ? null : problem('proof-nonce');
  };

  const answer = async (request: Request, give: () => Response): Promise<Response> => {
    const response = (await judge(request)) ?? give();
    response.headers.set('DPoP-Nonce', own.nonce);
    return response;
  };
  const isLive = (request: Request): boolean =>
    sessions.has(request.headers.get('Authorization')?.replace(/^DPoP /, '') ?? '');

  const handlers: RequestHandler[] = [
    http.get(`${here}/cookies`, ({ request }) => {
      checks.push(request);
      return HttpResponse.json({ kept: false }, { headers: { 'DPoP-Nonce': own.nonce } });
    }),
    ...[here, `${bff.url}/v1/clinic`].map((address) =>
      http.get(address, async ({ request }) =>
        answer(request, () =>
          HttpResponse.json<ClinicAnswer>({
            clinic: sampleClinic,
            session: isLive(request) ? sampleSession : null,
          }),
        ),
      ),
    ),
    http.post(`${here}/login`, async ({ request }) =>
      answer(request, () => {
        const token = `session.${++tokens}`;
        sessions.add(token);
        return HttpResponse.json<LoginAnswer>(
          { step: { name: 'logged-in', session: sampleSession } },
          {
            headers: {
              'Clinic-Auth-Tokens': `session=${token};max-age=3600, browser=browser.${tokens};max-age=7200`,
            },
          },
        );
      }),
    ),
    http.delete(`${here}/session`, async ({ request }) =>
      answer(request, () => {
        sessions.delete(request.headers.get('Authorization')?.replace(/^DPoP /, '') ?? '');
        return new HttpResponse(null, {
          status: 204,
          headers: { 'Clinic-Auth-Tokens': 'session=;max-age=0' },
        });
      }),
    ),
    http.post(`${here}/session/activity`, async ({ request }) =>
      answer(request, () =>
        isLive(request) ? HttpResponse.json({ session: sampleSession }) : problem('not-logged-in'),
      ),
    ),
    http.get(`${here}/appointments`, async ({ request }) =>
      answer(request, () =>
        isLive(request)
          ? HttpResponse.json({ appointments: [], timeZone: 'America/Toronto' })
          : problem('not-logged-in'),
      ),
    ),
    http.get(`${here}/session/news`, async ({ request }) =>
      answer(request, () => {
        if (!isLive(request)) return problem('not-logged-in');
        const body = new ReadableStream<Uint8Array>({
          start: (stream) => {
            open.add(stream);
          },
        });
        return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
      }),
    ),
  ];
  bff.use(handlers);

  return Object.assign(own, {
    answer,
    checks,
    tellNews: (event: string) => {
      for (const stream of open) {
        stream.enqueue(new TextEncoder().encode(`event: ${event}\ndata: {}\n\n`));
      }
    },
    end: () => {
      sessions.clear();
    },
  });
}
