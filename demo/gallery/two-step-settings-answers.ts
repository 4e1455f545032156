import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  AuthenticatorSetUpAnswer,
  DefaultMethodRequest,
  MobilePhoneRequest,
  Passkey,
  PasskeyCreationAnswer,
  PasskeyNameRequest,
  PasskeyRequest,
  Problem,
  ProblemAnswer,
  RecoveryCodeAnswer,
  SetUpCodeRequest,
  SmsSetUpAnswer,
  SmsSetUpRequest,
  TwoStepAnswer,
  TwoStepChangedAnswer,
  TwoStepMethod,
} from '../../bff/contract/index.ts';
import { sampleCode } from './account-answers.ts';
import { whileNothingIsSetUp } from './two-step-settings-samples.ts';

/** The recovery codes that the stand-in gives out, in order. */
export const sampleRecoveryCodes = ['7KX2QM', 'W4T9ZC'] as const;

/** What an authenticator app is set up with. */
export const sampleKey = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** What stands in for the BFF in the settings of 2-Step Verification. */
export interface TwoStepSettingsAnswers {
  /** Everything works: every password is right, and so is the code of the samples. */
  works(atFirst?: TwoStepAnswer, resendAfterSeconds?: number): RequestHandler[];
  /**
   * A call comes back with a problem; it goes before what otherwise works.
   *
   * @param path - below the clinic's address: `two-step/sms`
   */
  refuses(path: string, problem: Problem, method?: 'post' | 'get' | 'delete' | 'patch'): RequestHandler[];
}

/**
 * Stands in for the BFF's calls around one's own 2-Step Verification, and remembers what they have changed.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 */
export function twoStepSettingsAnswers(here: string): TwoStepSettingsAnswers {
  const refuse = (status: number, problem: Problem): Response =>
    HttpResponse.json<ProblemAnswer>({ problem, requestId: 'request-1' }, { status });
  return {
    works: (atFirst = whileNothingIsSetUp, resendAfterSeconds = 30) =>
      everythingWorks(here, atFirst, resendAfterSeconds, refuse),
    refuses: (path, problem, method = 'post') => [
      http[method](`${here}/${path}`, () => refuse(problem.code === 'throttled' ? 429 : 409, problem)),
    ],
  };
}

function everythingWorks(
  here: string,
  atFirst: TwoStepAnswer,
  resendAfterSeconds: number,
  refuse: (status: number, problem: Problem) => Response,
): RequestHandler[] {
  const twoStep = `${here}/two-step`;
  const now = '2026-11-22T09:00:00Z';
  let known = atFirst;
  let number = atFirst.mobilePhone;
  let codesGiven = atFirst.hasRecoveryCode ? 1 : 0;

  const changed = (change: Partial<TwoStepAnswer>): Response => {
    const wasOff = known.state === 'off';
    known = withState({ ...known, ...change });
    const isIssued = known.isOffered && wasOff && known.state === 'on' && !known.hasRecoveryCode;
    const recoveryCode = isIssued ? newRecoveryCode() : null;
    return HttpResponse.json<TwoStepChangedAnswer>({ twoStep: known, recoveryCode });
  };
  const newRecoveryCode = (): string => {
    known = { ...known, hasRecoveryCode: true };
    return sampleRecoveryCodes[codesGiven++ % 2] ?? '';
  };
  const sms = (): Response =>
    HttpResponse.json<SmsSetUpAnswer>({
      sms: {
        sentTo: `•••• ${(number ?? '').slice(-2)}`,
        resendAfterSeconds,
        expiresInSeconds: 330,
      },
    });
  const isRight = async (request: Request): Promise<boolean> =>
    ((await request.json()) as SetUpCodeRequest).code === sampleCode;

  return [
    http.get(twoStep, () => HttpResponse.json<TwoStepAnswer>(known)),
    http.post(`${twoStep}/authenticator`, () =>
      HttpResponse.json<AuthenticatorSetUpAnswer>({
        setUp: {
          uri: `otpauth://totp/Maple%20Street%20Physiotherapy:staff?secret=${sampleKey}&issuer=Maple%20Street%20Physiotherapy`,
          key: sampleKey,
        },
      }),
    ),
    http.post(`${twoStep}/authenticator/code`, async ({ request }) =>
      (await isRight(request))
        ? changed({ authenticator: { isOn: true, setUpAt: now } })
        : refuse(401, { code: 'wrong-code' }),
    ),
    http.post(`${twoStep}/sms`, async ({ request }) => {
      number = ((await request.json()) as SmsSetUpRequest).mobilePhone;
      return sms();
    }),
    http.post(`${twoStep}/sms/resend`, sms),
    http.post(`${twoStep}/sms/code`, async ({ request }) =>
      (await isRight(request))
        ? changed({ sms: { ...known.sms, isOn: true }, mobilePhone: number })
        : refuse(401, { code: 'wrong-code' }),
    ),
    http.post(`${twoStep}/passkey/challenge`, () =>
      HttpResponse.json<PasskeyCreationAnswer>(sampleChallenge),
    ),
    http.post(`${twoStep}/passkeys`, async ({ request }) => {
      const { name } = (await request.json()) as PasskeyRequest;
      const passkey: Passkey = {
        id: `passkey-${known.passkeys.length + 1}`,
        name,
        createdAt: now,
        lastUsedAt: null,
        domain: 'maple-street.example',
      };
      return changed({ passkeys: [...known.passkeys, passkey] });
    }),
    http.patch(`${twoStep}/passkeys/:passkey`, async ({ request, params }) => {
      const { name } = (await request.json()) as PasskeyNameRequest;
      const passkeys = known.passkeys.map((one) => (one.id === params['passkey'] ? { ...one, name } : one));
      return changed({ passkeys });
    }),
    http.post(`${twoStep}/passkeys/:passkey/remove`, ({ params }) =>
      changed({ passkeys: known.passkeys.filter(({ id }) => id !== params['passkey']), trustedBrowsers: [] }),
    ),
    http.post(`${twoStep}/default`, async ({ request }) =>
      changed({ defaultMethod: ((await request.json()) as DefaultMethodRequest).method }),
    ),
    http.post(`${twoStep}/sms/remove`, () =>
      changed({ sms: { ...known.sms, isOn: false }, trustedBrowsers: [] }),
    ),
    http.post(`${twoStep}/authenticator/remove`, () =>
      changed({ authenticator: { isOn: false, setUpAt: null }, trustedBrowsers: [] }),
    ),
    http.post(`${twoStep}/turn-off`, () => changed(whileNothingIsSetUp)),
    http.post(`${twoStep}/mobile-phone`, async ({ request }) => {
      const { mobilePhone } = (await request.json()) as MobilePhoneRequest;
      return changed({ mobilePhone, sms: { ...known.sms, isOn: false }, trustedBrowsers: [] });
    }),
    http.post(`${twoStep}/recovery-code`, () =>
      HttpResponse.json<RecoveryCodeAnswer>({
        recoveryCode: known.hasRecoveryCode ? (sampleRecoveryCodes[(codesGiven + 1) % 2] ?? null) : null,
      }),
    ),
    http.post(`${twoStep}/recovery-code/new`, () =>
      HttpResponse.json<RecoveryCodeAnswer>({ recoveryCode: newRecoveryCode() }),
    ),
    http.delete(`${here}/trusted-browsers/:browser`, ({ params }) =>
      changed({ trustedBrowsers: known.trustedBrowsers.filter(({ id }) => id !== params['browser']) }),
    ),
    http.delete(`${here}/trusted-browsers`, () => changed({ trustedBrowsers: [] })),
    http.post(
      `${here}/recovery-code-pdf`,
      () => new HttpResponse('%PDF-1.7', { headers: { 'Content-Type': 'application/pdf' } }),
    ),
  ];
}

const sampleChallenge: PasskeyCreationAnswer = {
  options: {
    rp: { id: 'localhost', name: 'Maple Street Physiotherapy' },
    user: { id: 'cHJvZmlsZS0y', name: 'staff', displayName: 'Alex Moreau' },
    challenge: 'YS1zYW1wbGUtY2hhbGxlbmdl',
    pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
    timeout: 300_000,
    attestation: 'none',
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  },
};

/** On while any method is set up; the default is one that is. */
function withState(twoStep: TwoStepAnswer): TwoStepAnswer {
  const { passkeys, authenticator, sms, defaultMethod } = twoStep;
  const on: TwoStepMethod[] = [];
  if (passkeys.length) on.push('passkey');
  if (authenticator.isOn) on.push('authenticator');
  if (sms.isOn) on.push('sms');
  if (!twoStep.isOffered || !on.length) {
    return { ...twoStep, state: 'off', defaultMethod: null, hasRecoveryCode: false };
  }
  const isKept = defaultMethod !== null && on.includes(defaultMethod);
  return {
    ...twoStep,
    state: twoStep.state === 'paused' ? 'paused' : 'on',
    defaultMethod: isKept ? defaultMethod : (on[0] ?? null),
  };
}
