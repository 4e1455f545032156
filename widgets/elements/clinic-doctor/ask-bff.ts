import type { DoctorAnswer } from '../../../bff/contract/index.ts';
import { isRecord } from '../../client/answers.ts';
import { checkCookies } from '../../client/browser-key/cookie-check.ts';

/** How long the doctor waits for an answer, in milliseconds: as long as the widgets do. */
const limitMilliseconds = 15_000;

/** What the BFF's doctor answered, and when by this device's clock, in ms since the epoch. */
export interface BffAnswer {
  readonly answer: DoctorAnswer;
  readonly at: number;
}

/**
 * Asks a BFF how the page stands to it. Without credentials, so that pages that are not registered may read the answer.
 *
 * @param bff - its base URL
 * @param clinic - the clinic's slug; '': the one that the page's origin belongs to
 * @param account - the origin of `account-url`; null: none
 * @returns null where there is no such answer
 */
export async function askBff(bff: string, clinic: string, account: string | null): Promise<BffAnswer | null> {
  const query = new URLSearchParams({ ...(clinic && { clinic }), ...(account && { account }) });
  const sentAt = Date.now();
  const answer = await get(`${bff}/v1/doctor?${query.toString()}`);
  return isDoctorAnswer(answer) ? { answer, at: (sentAt + Date.now()) / 2 } : null;
}

/**
 * Whether this browser keeps the BFF's cookies in this page.
 *
 * @returns null where the BFF does not say
 */
export async function keepsCookies(bff: string, clinic: string): Promise<boolean | null> {
  try {
    return (await checkCookies(bff, clinic, limit())).areKept;
  } catch {
    return null;
  }
}

/** Whether anything at all answers at an address, however the answer reads. */
export async function answersAtAll(address: string): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: limit() });
    return true;
  } catch {
    return false;
  }
}

async function get(url: string): Promise<unknown> {
  try {
    const wish = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
    const response = await fetch(url, { ...wish, signal: limit() });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function limit(): AbortSignal {
  return AbortSignal.timeout(limitMilliseconds);
}

function isDoctorAnswer(answer: unknown): answer is DoctorAnswer {
  return isRecord(answer) && typeof answer['now'] === 'string' && typeof answer['publicUrl'] === 'string';
}
