import type { DoctorAnswer } from '../../../bff/contract/index.ts';
import { answersAtAll, askBff } from './ask-bff.ts';
import type { BffAnswer } from './ask-bff.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './page-tags.ts';
import type { PolicyWatch } from './policy-watch.ts';

/** Codes of authenticator apps may be refused beyond it: they change every 30 s (product rule 19). */
const clockOffSeconds = 30;

/** The server refuses proofs that are further off (its `clock-off`). */
const clockFarOffSeconds = 60;

/** Browsers tell of what a policy has blocked a moment after it has failed. */
const policyNewsMilliseconds = 100;

/** Whether a patient's BFF can be asked, and what it says; null: it cannot. */
export interface BffCheck {
  readonly findings: readonly Finding[];
  readonly answer: DoctorAnswer | null;
}

/**
 * Whether a patient's BFF can be reached from this page, and why not.
 *
 * @param account - the origin of its `account-url` that is a page elsewhere; null: none
 */
export async function checkBff(
  { bff, clinic }: Patient,
  account: string | null,
  policy: PolicyWatch,
): Promise<BffCheck> {
  const { protocol, hostname } = URL.canParse(bff) ? new URL(bff) : { protocol: '', hostname: '' };
  if (!/^https?:$/.test(protocol)) return fails(finding('bff-address-unreadable', 'bad', [bff]));
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol === 'http:' && location.protocol === 'https:' && !isHere)
    return fails(finding('bff-mixed-content', 'bad', [bff]));
  const asked = await askBff(bff, clinic, account);
  if (!asked) return fails(...(await whyNot(bff, policy)));
  return {
    findings: [
      finding('bff-reached', 'good', [bff]),
      ...(protocol === 'http:' && !isHere ? [finding('bff-not-secure', 'bad', [bff])] : []),
      ...(isSame(bff, asked.answer.publicUrl)
        ? []
        : [finding('bff-elsewhere', 'warning', [bff, asked.answer.publicUrl])]),
      checkClock(asked),
    ],
    answer: asked.answer,
  };
}

/** Nothing where a policy is why: that is told with what it blocks. */
async function whyNot(bff: string, policy: PolicyWatch): Promise<readonly Finding[]> {
  const answers = await answersAtAll(`${bff}/healthz`);
  await new Promise((resolve) => setTimeout(resolve, policyNewsMilliseconds));
  if (policy.hasBlocked('connect-src', bff)) return [];
  return [
    answers
      ? finding('bff-unlike', 'bad', [bff])
      : finding('bff-unreachable', 'bad', [bff], `${bff}/healthz`),
  ];
}

function checkClock({ answer, at }: BffAnswer): Finding {
  const off = Math.round(Math.abs(at - Date.parse(answer.now)) / 1000);
  if (off > clockFarOffSeconds) return finding('clock-far-off', 'bad', [off]);
  return off > clockOffSeconds ? finding('clock-off', 'warning', [off]) : finding('clock-right', 'good');
}

function fails(...findings: readonly Finding[]): BffCheck {
  return { findings, answer: null };
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\/+$/, '') === other.replace(/\/+$/, '');
}
