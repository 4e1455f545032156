import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  AccountLinkAnswer,
  CredentialsAnswer,
  CredentialsRequest,
  Problem,
  ProblemAnswer,
  ProblemCode,
  RecoveredAccount,
  RecoveryAnswer,
  EmailCodeAnswer,
  EmailCodeRequest,
  ResetPasswordAnswer,
  Session,
  SetUpAccountAnswer,
} from '../../bff/contract/index.ts';

/** The code in the email that the stand-in would have sent. */
export const sampleCode = '482913';

/** What a good link opens. */
export const sampleLink: AccountLinkAnswer = {
  purpose: 'reset-password',
  name: 'Robin Ellis',
  username: 'patient',
  passwordMinLength: 12,
};

/** Somebody whom the email covers. */
export const sampleAccount: RecoveredAccount = { name: 'Robin Ellis', username: 'patient', token: 'token-1' };

/** Three people on one address. */
export const sampleFamily: readonly RecoveredAccount[] = [
  { name: 'Robin Bennett', username: 'robin.bennett', token: 'token-1' },
  { name: 'Charlie Bennett', username: 'charlie-2014', token: 'token-2' },
  { name: 'Sam Bennett', username: null, token: 'token-3' },
];

/** What is wrong with a username or a password that was chosen. */
export type RefusalCode = Extract<ProblemCode, `password-${string}` | `username-${string}`>;

/**
 * What stands in for the BFF on the way in, beside the answer about who is logged in. Of several handlers for one
 * call the first does, so a failure goes before what otherwise works.
 */
export interface AccountAnswers {
  /** Every identifier gets the one answer, and {@link sampleCode} is right for these people. */
  recovery(accounts?: readonly RecoveredAccount[], resendAfterSeconds?: number): RequestHandler[];
  /** No code is right. */
  wrongCode(): RequestHandler[];
  /** No code is judged any more. */
  codeEnded(): RequestHandler[];
  /** Too many wrong codes; the next one is judged after so many seconds. */
  codesThrottled(seconds: number): RequestHandler[];
  /** Every token opens this; resetting and setting up work as often as they are tried. */
  link(opens?: AccountLinkAnswer): RequestHandler[];
  /** No token opens anything any more. */
  linkInvalid(): RequestHandler[];
  /** Whatever is chosen, this is wrong with it. */
  refused(code: RefusalCode): RequestHandler[];
  /** Any current password is right. */
  credentials(session: Session): RequestHandler[];
  /** No current password is right. */
  wrongPassword(): RequestHandler[];
}

/**
 * Stands in for the BFF's calls around accounts.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 * @param session - of whoever sets up an account
 */
export function accountAnswers(here: string, session: Session): AccountAnswers {
  const problem = (status: number, told: Problem): Response =>
    HttpResponse.json<ProblemAnswer>({ problem: told, requestId: 'request-1' }, { status });
  const wrongCode = (): Response => problem(401, { code: 'wrong-code' });
  const chosen = [`${here}/account-link/reset-password`, `${here}/account-link/set-up-account`];

  return {
    recovery: (accounts = [sampleAccount], resendAfterSeconds = 60) => {
      let asked = 0;
      return [
        http.post(`${here}/recovery`, () =>
          HttpResponse.json<RecoveryAnswer>(
            { waitingToken: `waiting-${++asked}`, resendAfterSeconds },
            { status: 202 },
          ),
        ),
        http.post(`${here}/recovery/code`, async ({ request }) => {
          const { code, waitingToken } = (await request.json()) as EmailCodeRequest;
          if (code !== sampleCode || waitingToken !== `waiting-${asked}`) return wrongCode();
          return HttpResponse.json<EmailCodeAnswer>({ accounts });
        }),
      ];
    },
    wrongCode: () => [http.post(`${here}/recovery/code`, wrongCode)],
    codeEnded: () => [http.post(`${here}/recovery/code`, () => problem(410, { code: 'code-ended' }))],
    codesThrottled: (seconds) => [
      http.post(`${here}/recovery/code`, () =>
        problem(429, { code: 'throttled', retryAfterSeconds: seconds }),
      ),
    ],
    link: (opens = sampleLink) => [
      http.post(`${here}/account-link`, () => HttpResponse.json<AccountLinkAnswer>(opens)),
      http.post(`${here}/account-link/reset-password`, () =>
        HttpResponse.json<ResetPasswordAnswer>({ username: opens.username ?? '' }),
      ),
      http.post(`${here}/account-link/set-up-account`, () =>
        HttpResponse.json<SetUpAccountAnswer>({ step: { name: 'logged-in', session } }),
      ),
    ],
    linkInvalid: () =>
      [`${here}/account-link`, ...chosen].map((address) =>
        http.post(address, () => problem(410, { code: 'link-invalid' })),
      ),
    refused: (code) => {
      const field = code.startsWith('username') ? 'username' : 'newPassword';
      const refuse = (): Response => problem(code === 'username-taken' ? 409 : 422, { code, field });
      return [
        ...chosen.map((address) => http.post(address, refuse)),
        http.put(`${here}/credentials`, refuse),
      ];
    },
    credentials: (before) => [
      http.put(`${here}/credentials`, async ({ request }) => {
        const { username = before.username } = (await request.json()) as CredentialsRequest;
        return HttpResponse.json<CredentialsAnswer>({ session: { ...before, username } });
      }),
    ],
    wrongPassword: () => [
      http.put(`${here}/credentials`, () =>
        problem(401, { code: 'wrong-password', field: 'currentPassword' }),
      ),
    ],
  };
}
