import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  LoginAnswer,
  PasskeyChallengeAnswer,
  PasskeyCreationAnswer,
  Problem,
  RecoveryCodeLoginRequest,
  SecondStepCodeRequest,
  Session,
  SetUpCodeRequest,
  Step,
} from '../../bff/contract/index.ts';
import { sampleCode } from './account-answers.ts';
import {
  sampleAuthenticator,
  samplePasskeyOptions,
  sampleRecoveryCode,
  sampleSaveCode,
  sampleSetUp,
  sampleSms,
} from './login-step-samples.ts';

/**
 * What stands in for the BFF in a login, beside the answer about who is logged in. Of several handlers for one call the
 * first does, so a failure goes before what otherwise works.
 */
export interface LoginStepAnswers {
  /**
   * Any username and password, any passkey and any welcome link lead to this step; the right code leads on.
   *
   * @param isUnderWay - the login stands there already
   */
  leadsTo(step: Step, isUnderWay?: boolean): RequestHandler[];
  /** A call below `login/` comes back with this problem, and with this step. */
  refuses(path: string, problem: Problem, step: Step): RequestHandler[];
}

/** A PDF that any viewer opens as an empty page. */
const emptyPdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj';

/**
 * Stands in for the BFF's calls of a login in progress.
 *
 * @param here - the clinic's address at the BFF, as msw matches it
 * @param session - of whoever logs in
 */
export function loginStepAnswers(here: string, session: Session): LoginStepAnswers {
  const loggedIn: Step = { name: 'logged-in', session };
  const answer = (step: Step, problem?: Problem): Response =>
    HttpResponse.json<LoginAnswer>(problem ? { step, problem } : { step });

  return {
    leadsTo: (asked, isUnderWay = false) => {
      let step: Step = isUnderWay ? asked : { name: 'password' };
      const to = (next: Step): Response => {
        step = next;
        return answer(step);
      };
      const post = (
        path: string,
        resolve: (request: Request) => Promise<Response> | Response,
      ): RequestHandler => http.post(`${here}/${path}`, ({ request }) => resolve(request));
      const takeCode = async (request: Request, next: Step): Promise<Response> => {
        const { code } = (await request.json()) as SecondStepCodeRequest | SetUpCodeRequest;
        return code === sampleCode ? to(next) : answer(step, { code: 'wrong-code', field: 'code' });
      };
      const begin = (begun: NonNullable<(typeof sampleSetUp)['begun']>): Response =>
        to({ ...(step.name === 'set-up-two-step' ? step : sampleSetUp), begun });
      return [
        http.get(`${here}/login`, () => answer(step)),
        http.delete(`${here}/login`, () => to({ name: 'password' })),
        post('login', () => to(asked)),
        post('login/passkey', () => to(asked)),
        post('account-link/set-up-account', () => to(asked)),
        post('login/passkey/challenge', challenge),
        post('login/second-step/passkey/challenge', challenge),
        post('login/second-step/passkey', () => to(loggedIn)),
        post('login/second-step/sms', () =>
          to(step.name === 'second-step' ? { ...step, sms: sampleSms } : step),
        ),
        post('login/second-step/code', (request) => takeCode(request, loggedIn)),
        post('login/recovery-code', async (request) => {
          const { recoveryCode } = (await request.json()) as RecoveryCodeLoginRequest;
          const plain = recoveryCode.toUpperCase().replace(/[\s-]/g, '');
          return plain === sampleRecoveryCode
            ? to({ ...sampleSaveCode, recoveryCode: 'W4R8TN' })
            : answer(step, { code: 'wrong-code', field: 'recoveryCode' });
        }),
        post('login/recovery-code/saved', () => to(loggedIn)),
        post('login/set-up/authenticator', () => begin({ method: 'authenticator', ...sampleAuthenticator })),
        post('login/set-up/authenticator/code', (request) => takeCode(request, sampleSaveCode)),
        post('login/set-up/sms', () => begin({ method: 'sms', ...sampleSms })),
        post('login/set-up/sms/resend', () => begin({ method: 'sms', ...sampleSms })),
        post('login/set-up/sms/code', (request) => takeCode(request, sampleSaveCode)),
        post('login/set-up/passkey/challenge', creation),
        post('login/set-up/passkey', () => to(sampleSaveCode)),
        post('recovery-code-pdf', () =>
          HttpResponse.text(emptyPdf, { headers: { 'Content-Type': 'application/pdf' } }),
        ),
      ];
    },
    refuses: (path, problem, step) => [http.post(`${here}/login/${path}`, () => answer(step, problem))],
  };
}

function challenge(): Response {
  return HttpResponse.json<PasskeyChallengeAnswer>({ options: samplePasskeyOptions });
}

function creation(): Response {
  return HttpResponse.json<PasskeyCreationAnswer>({
    options: {
      rp: { id: 'localhost', name: 'Maple Street Physiotherapy' },
      user: { id: 'cHJvZmlsZS0x', name: 'staff', displayName: 'Robin Ellis' },
      challenge: samplePasskeyOptions.challenge,
      pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
      timeout: samplePasskeyOptions.timeout,
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  });
}
