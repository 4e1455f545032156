import { delay, http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import type {
  Clinic,
  ClinicAnswer,
  LoginAnswer,
  Problem,
  ProblemAnswer,
  SessionAnswer,
  ProblemCode,
  Session,
} from '../../bff/contract/index.ts';
import { accountAnswers } from './account-answers.ts';
import type { AccountAnswers } from './account-answers.ts';
import { calendarAnswers } from './calendar-answers.ts';
import type { CalendarAnswers } from './calendar-answers.ts';
import { doctorAnswers } from './doctor-answers.ts';
import type { DoctorAnswers } from './doctor-answers.ts';
import { loginStepAnswers } from './login-step-answers.ts';
import type { LoginStepAnswers } from './login-step-answers.ts';
import { securitySettingsAnswers } from './security-settings-answers.ts';
import type { SecuritySettingsAnswers } from './security-settings-answers.ts';
import { profilesAnswers } from './profiles-answers.ts';
import type { ProfilesAnswers } from './profiles-answers.ts';
import { sampleTimes } from './session-samples.ts';
import { sessionsAnswers } from './sessions-answers.ts';
import type { SessionsAnswers } from './sessions-answers.ts';
import { twoStepSettingsAnswers } from './two-step-settings-answers.ts';
import type { TwoStepSettingsAnswers } from './two-step-settings-answers.ts';

/** A clinic to look at. */
export const sampleClinic: Clinic = {
  slug: 'maple-street',
  name: 'Maple Street Physiotherapy',
  colours: {
    light: { accent: '#1f6f5c', onAccent: '#ffffff' },
    dark: { accent: '#7fd1b9', onAccent: '#06251d' },
  },
  logoUrl: null,
  support: { phone: '+1 613 555 0142', email: 'frontdesk@maple-street.example' },
};

/** Someone who is logged in there. */
export const sampleSession: Session = {
  profile: { id: 'profile-1', name: 'Robin Ellis', role: 'patient' },
  username: 'patient',
  ...sampleTimes(86_400, 14 * 86_400),
};

/** What stands in for the BFF: one list of handlers for each state that a widget can find it in. */
export interface Answers {
  /** Nobody is logged in. */
  loggedOut(): RequestHandler[];
  /** Someone is logged in; logging out works. */
  loggedIn(session?: Session): RequestHandler[];
  /** Nobody is logged in; any username and password log in, and logging out works too. */
  logInWorks(session?: Session): RequestHandler[];
  /** As {@link Answers.logInWorks}, but login and logout take this long. */
  slow(milliseconds: number): RequestHandler[];
  /** No username and password is right. */
  wrongCredentials(): RequestHandler[];
  /** Too many wrong tries; the next one is judged after so many seconds. */
  throttled(seconds: number): RequestHandler[];
  /** More passwords to check than the server can; another try makes sense after so many seconds. */
  busy(seconds: number): RequestHandler[];
  /** A bug on the server's side. */
  internal(): RequestHandler[];
  /** A gateway is there, the BFF behind it is not. */
  serverDown(): RequestHandler[];
  /** The network fails. */
  unreachable(): RequestHandler[];
  /** No answer ever comes. */
  neverAnswers(): RequestHandler[];
  /** No cookie of the BFF comes back from the page: keyed requests, with any proof, are answered as others are. */
  keepsNoCookies(): RequestHandler[];
  /** This device's clock is ahead of the server's by so many seconds, and proofs are refused for it. */
  clockOff(seconds: number): RequestHandler[];
  /** Keeps cookies, where a list of answers of its own says nothing of it. */
  keepsCookies(): RequestHandler[];
  /** There is no such clinic. */
  unknownClinic(): RequestHandler[];
  /** The page's origin is not registered with the clinic. */
  originNotAllowed(): RequestHandler[];
  /** The calls around accounts: forgotten, reset, set up, changed. */
  readonly account: AccountAnswers;
  /** The calls of a login beyond its password. */
  readonly loginSteps: LoginStepAnswers;
  /** The calls around one's own 2-Step Verification. */
  readonly settings: TwoStepSettingsAnswers;
  /** The calls around one's own appointments and the link to them. */
  readonly calendar: CalendarAnswers;
  /** The calls around one's own sessions. */
  readonly sessions: SessionsAnswers;
  /** The calls around the clinic's profiles. */
  readonly profiles: ProfilesAnswers;
  /** The calls around the clinic's security settings. */
  readonly securitySettings: SecuritySettingsAnswers;
  /** What the doctor asks. */
  readonly doctor: DoctorAnswers;
}

/**
 * Stands in for a BFF, in the gallery and in the widgets' tests alike.
 *
 * @param bff - the BFF's base URL, without a closing slash
 * @param clinic - the one clinic that it knows
 */
export function answers(bff: string, clinic: Clinic = sampleClinic): Answers {
  const here = `${bff}/v1/clinics/:clinic`;
  const everything = `${bff}/v1/*`;

  const cookiesAre = (kept: boolean): RequestHandler[] => [
    http.get(`${here}/cookies`, () => HttpResponse.json({ kept })),
  ];
  const clinicIs = (session: () => Session | null): RequestHandler[] => {
    const answer = (): Response => HttpResponse.json<ClinicAnswer>({ clinic, session: session() });
    return [http.get(`${bff}/v1/clinic`, answer), http.get(here, answer), ...cookiesAre(true)];
  };
  const loginFails = (status: number, problem: Problem): RequestHandler[] => [
    ...clinicIs(() => null),
    http.post(`${here}/login`, () =>
      HttpResponse.json<LoginAnswer>({ step: { name: 'password' }, problem }, { status }),
    ),
  ];
  const everythingFails = (status: number, code: ProblemCode): RequestHandler[] => [
    http.all(everything, () =>
      HttpResponse.json<ProblemAnswer>({ problem: { code }, requestId: 'request-1' }, { status }),
    ),
  ];
  const live = (atFirst: Session | null, atLogin: Session, milliseconds: number): RequestHandler[] => {
    let session = atFirst;
    return [
      ...clinicIs(() => session),
      http.post(`${here}/login`, async () => {
        await delay(milliseconds);
        session = atLogin;
        return HttpResponse.json<LoginAnswer>({ step: { name: 'logged-in', session } });
      }),
      http.delete(`${here}/session`, async () => {
        await delay(milliseconds);
        session = null;
        return new HttpResponse(null, { status: 204 });
      }),
      http.post(`${here}/session/activity`, () =>
        session
          ? HttpResponse.json<SessionAnswer | ProblemAnswer>({ session })
          : HttpResponse.json<SessionAnswer | ProblemAnswer>(
              { problem: { code: 'not-logged-in' }, requestId: 'request-1' },
              { status: 401 },
            ),
      ),
    ];
  };

  return {
    loggedOut: () => clinicIs(() => null),
    loggedIn: (session = sampleSession) => live(session, session, 0),
    logInWorks: (session = sampleSession) => live(null, session, 0),
    slow: (milliseconds) => live(null, sampleSession, milliseconds),
    wrongCredentials: () => loginFails(401, { code: 'wrong-credentials' }),
    throttled: (seconds) => loginFails(429, { code: 'throttled', retryAfterSeconds: seconds }),
    busy: (seconds) => loginFails(503, { code: 'busy', retryAfterSeconds: seconds }),
    internal: () => everythingFails(500, 'internal'),
    serverDown: () => [http.all(everything, () => new HttpResponse('<h1>Bad Gateway</h1>', { status: 502 }))],
    unreachable: () => [http.all(everything, () => HttpResponse.error())],
    neverAnswers: () => [http.all(everything, async () => delay('infinite'))],
    keepsCookies: () => cookiesAre(true),
    keepsNoCookies: () => cookiesAre(false),
    clockOff: (seconds) => [
      ...cookiesAre(false),
      http.post(`${here}/login`, () =>
        HttpResponse.json<ProblemAnswer>(
          { problem: { code: 'clock-off' }, requestId: 'request-1' },
          { status: 401, headers: { Date: new Date(Date.now() - seconds * 1000).toUTCString() } },
        ),
      ),
      ...clinicIs(() => null),
    ],
    unknownClinic: () => everythingFails(404, 'unknown-clinic'),
    originNotAllowed: () => everythingFails(403, 'origin-not-allowed'),
    account: accountAnswers(here, sampleSession),
    loginSteps: loginStepAnswers(here, sampleSession),
    settings: twoStepSettingsAnswers(here),
    calendar: calendarAnswers(here),
    sessions: sessionsAnswers(here),
    profiles: profilesAnswers(here),
    securitySettings: securitySettingsAnswers(here),
    doctor: doctorAnswers(bff, clinic.slug),
  };
}
