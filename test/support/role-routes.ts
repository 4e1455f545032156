import type { Permission } from '../../bff/domain/permissions.ts';

/** Whom a call is about, where it is about somebody. */
export type About = 'patient' | 'colleague' | 'newcomer';

/** A call below `/v1/clinics/{clinic}/`, as somebody would make it who may. */
export interface RoleRoute {
  /** As `/openapi.json` writes it, such as `GET /session`. */
  readonly route: string;
  readonly about?: About;
  /** `PASSWORD` and `OTHER` stand for the caller's password and another profile's id. */
  readonly body?: object;
}

const own = { currentPassword: 'PASSWORD' };
const aPasskey = {
  registration: {
    ...{ id: 'aWQ', rawId: 'aWQ', type: 'public-key', clientExtensionResults: {} },
    response: { clientDataJSON: 'e30', attestationObject: 'oA' },
  },
  name: 'Mine',
};

/** Each route with the permission that governs it; where it depends on whom it is about, under each. */
export const governed: Readonly<Record<Permission, readonly RoleRoute[]>> = {
  'use-own-account': [
    { route: 'POST /session/activity', body: {} },
    { route: 'POST /session/code', body: {} },
    { route: 'GET /session/news' },
    { route: 'GET /sessions' },
    { route: 'DELETE /sessions/{session}' },
    { route: 'POST /sessions/sign-out-others', body: {} },
    { route: 'POST /sessions/sign-out-everywhere', body: {} },
    { route: 'PUT /credentials', body: { ...own, newPassword: 'short' } },
    { route: 'GET /appointments' },
    { route: 'POST /calendar-feed', body: {} },
    { route: 'POST /calendar-feed/reset', body: {} },
    // Passkeys are everybody's (rule 27); a patient's page of them says that nothing else is offered.
    { route: 'GET /two-step' },
    { route: 'POST /two-step/passkey/challenge', body: own },
    { route: 'POST /two-step/passkeys', body: aPasskey },
    { route: 'PATCH /two-step/passkeys/{passkey}', body: { name: 'Ours' } },
    { route: 'POST /two-step/passkeys/{passkey}/remove', body: own },
    { route: 'DELETE /trusted-browsers/{browser}' },
    { route: 'DELETE /trusted-browsers' },
  ],
  'use-own-two-step': [
    { route: 'POST /two-step/default', body: { method: 'sms' } },
    { route: 'POST /two-step/sms/remove', body: own },
    { route: 'POST /two-step/authenticator/remove', body: own },
    { route: 'POST /two-step/turn-off', body: own },
    { route: 'POST /two-step/mobile-phone', body: { ...own, mobilePhone: '+16045550142' } },
    { route: 'POST /two-step/recovery-code', body: own },
    { route: 'POST /two-step/recovery-code/new', body: own },
    { route: 'POST /two-step/authenticator', body: own },
    { route: 'POST /two-step/authenticator/code', body: { code: '123456' } },
    { route: 'POST /two-step/sms', body: { ...own, mobilePhone: '+16045550142' } },
    { route: 'POST /two-step/sms/resend', body: {} },
    { route: 'POST /two-step/sms/code', body: { code: '123456' } },
  ],
  'see-profiles': [
    { route: 'POST /profile-search', body: { search: '' } },
    { route: 'GET /profiles/{profile}', about: 'patient' },
    { route: 'GET /profiles/{profile}', about: 'colleague' },
  ],
  'send-welcome-email': [
    { route: 'POST /profiles/{profile}/welcome-email', about: 'newcomer', body: {} },
    { route: 'POST /profiles/{profile}/welcome-email/preview', about: 'newcomer', body: {} },
  ],
  'send-password-reset-email': [
    { route: 'POST /profiles/{profile}/password-reset-email', about: 'patient', body: {} },
    { route: 'POST /profiles/{profile}/password-reset-email', about: 'colleague', body: {} },
  ],
  'help-patients': [
    { route: 'POST /profiles/{profile}/end-sessions', about: 'patient', body: {} },
    { route: 'POST /profiles/{profile}/unlock', about: 'patient', body: {} },
  ],
  'help-colleagues': [
    { route: 'POST /profiles/{profile}/end-sessions', about: 'colleague', body: {} },
    { route: 'POST /profiles/{profile}/unlock', about: 'colleague', body: {} },
  ],
  'administer-two-step': [
    { route: 'GET /profiles/{profile}/two-step', about: 'colleague' },
    { route: 'POST /profiles/{profile}/two-step/pause', about: 'colleague', body: { ...own, hours: 1 } },
    { route: 'POST /profiles/{profile}/two-step/resume', about: 'colleague', body: own },
    { route: 'POST /profiles/{profile}/two-step/remove', about: 'colleague', body: own },
  ],
  'see-events': [{ route: 'POST /profiles/{profile}/events', about: 'patient', body: {} }],
  'merge-profiles': [
    { route: 'POST /duplicates/search', body: {} },
    { route: 'POST /duplicates/set-aside', body: { profileIds: ['OTHER', 'NEWCOMER'] } },
    { route: 'POST /profiles/{kept}/merge/preview', about: 'newcomer', body: { otherId: 'OTHER' } },
    {
      route: 'POST /profiles/{kept}/merge',
      about: 'newcomer',
      body: { ...own, otherId: 'OTHER', version: 'of another day' },
    },
  ],
  'change-security-settings': [
    { route: 'GET /security-settings' },
    { route: 'PATCH /security-settings', body: { ...own, trustBrowserAllowed: true } },
  ],
};

/** What is there for people who are not logged in: no role has a say in it. */
export const ungoverned: readonly string[] = [
  ...['GET ', 'GET /session', 'DELETE /session', 'POST /login', 'GET /login', 'DELETE /login'],
  ...['GET /cookies', 'POST /session/continue', 'POST /login/passkey/challenge', 'POST /login/passkey'],
  ...['sms', 'code', 'passkey/challenge', 'passkey'].map((rest) => `POST /login/second-step/${rest}`),
  ...['recovery-code', 'recovery-code/saved'].map((rest) => `POST /login/${rest}`),
  ...['authenticator', 'authenticator/code', 'sms', 'sms/resend', 'sms/code'].map(
    (rest) => `POST /login/set-up/${rest}`,
  ),
  ...['passkey/challenge', 'passkey'].map((rest) => `POST /login/set-up/${rest}`),
  ...['POST /recovery', 'POST /recovery/code'],
  ...['', '/reset-password', '/set-up-account'].map((rest) => `POST /account-link${rest}`),
  // Also for those who set 2-Step Verification up inside a login.
  'POST /recovery-code-pdf',
];
