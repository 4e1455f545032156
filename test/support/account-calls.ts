import type { CredentialsRequest } from '../../bff/contract/index.ts';
import type { Answer, Page } from './browser.ts';
import type { TestClinic } from './people.ts';

/** Only the slug of a clinic is on the wire. */
type At = Pick<TestClinic, 'slug'>;

/** A password that every clinic's policy lets pass, and nobody's name is in. */
export const FINE_PASSWORD = 'plum harvest over the quiet bridge';

/** "Forgot your username or password?" */
export const askForHelp = (
  page: Page,
  { slug }: At,
  identifier: string,
  more: { locale?: string; waitingToken?: string } = {},
): Promise<Answer> => page.post(`/v1/clinics/${slug}/recovery`, { identifier, locale: 'en', ...more });

/** The email's code, typed into the widget that waits. */
export const typeCode = (page: Page, { slug }: At, waitingToken: string, code: string): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/recovery/code`, { waitingToken, code });

/** What a landing page does first: asks what its link is for. */
export const lookAtLink = (page: Page, { slug }: At, token: string): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/account-link`, { token });

export const resetPassword = (
  page: Page,
  { slug }: At,
  token: string,
  newPassword: string = FINE_PASSWORD,
): Promise<Answer> => page.post(`/v1/clinics/${slug}/account-link/reset-password`, { token, newPassword });

export const setUpAccount = (
  page: Page,
  { slug }: At,
  token: string,
  username: string,
  newPassword: string = FINE_PASSWORD,
): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/account-link/set-up-account`, { token, username, newPassword });

export const changeCredentials = (page: Page, { slug }: At, wish: CredentialsRequest): Promise<Answer> =>
  page.put(`/v1/clinics/${slug}/credentials`, wish);

export const sendWelcomeEmail = (
  page: Page,
  { slug }: At,
  profileId: string,
  body: { note?: string } = {},
): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/profiles/${encodeURIComponent(profileId)}/welcome-email`, body);

export const sendPasswordResetEmail = (page: Page, { slug }: At, profileId: string): Promise<Answer> =>
  page.post(`/v1/clinics/${slug}/profiles/${encodeURIComponent(profileId)}/password-reset-email`, {});
