import { isClinicAnswer, readProblem } from '../answers.ts';

/** Why a keyed request was refused before anything was done (RFC 9449, 7.1 and 8). */
export type ProofRefusal = 'proof-nonce' | 'clock-off' | 'proof-refused';

const refusals: readonly string[] = ['proof-nonce', 'clock-off', 'proof-refused'] satisfies ProofRefusal[];

/** What an answer says of the credentials that its request came with. */
export interface KeyedAnswer {
  readonly refusal: ProofRefusal | null;
  /** The session that the request came with is over. */
  readonly isSessionOver: boolean;
}

/** Looks into an answer, and leaves it to be read by whoever has asked. */
export async function readKeyedAnswer(response: Response): Promise<KeyedAnswer> {
  // A stream of news has no end to wait for, and files say nothing of sessions.
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson
    ? await response
        .clone()
        .json()
        .catch(() => null)
    : null;
  const code = response.status === 401 ? readProblem(body)?.code : undefined;
  return {
    refusal: isRefusal(code) ? code : null,
    isSessionOver: code === 'not-logged-in' || (response.ok && isClinicAnswer(body) && !body.session),
  };
}

/**
 * The refusal of a proof because of the device's clock, with what only this side can tell: by how much it is off.
 * Without a time from the server, the answer stays as it is.
 */
export function withClockDifference(response: Response): Response {
  const date = response.headers.get('Date');
  if (!date) return response;
  const aheadSeconds = Math.round((Date.now() - Date.parse(date)) / 1000);
  const body = JSON.stringify({ problem: { code: 'clock-off', aheadSeconds } });
  return new Response(body, { status: response.status, headers: response.headers });
}

function isRefusal(code: string | undefined): code is ProofRefusal {
  return code !== undefined && refusals.includes(code);
}
