import type {
  PasskeyCreationAnswer,
  PasskeyRequest,
  PauseTwoStepRequest,
  SecuritySettingsRequest,
  TwoStepMethod,
} from '../../bff/contract/index.ts';
import type { Answer, Page } from './browser.ts';
import type { TestClinic, TestPerson } from './people.ts';

type At = Pick<TestClinic, 'slug'>;

const base = ({ slug }: At): string => `/v1/clinics/${slug}`;
const own = (at: At): string => `${base(at)}/two-step`;

/** One's own 2-Step Verification. */
export const readTwoStep = (page: Page, at: At): Promise<Answer> => page.get(own(at));

export const beginApp = (page: Page, at: At, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/authenticator`, { currentPassword });

export const beginSms = (page: Page, at: At, currentPassword: string, mobilePhone: string): Promise<Answer> =>
  page.post(`${own(at)}/sms`, { currentPassword, mobilePhone });

export const resendSms = (page: Page, at: At): Promise<Answer> => page.post(`${own(at)}/sms/resend`, {});

/** The first code of a method that is being set up. */
export const finishSetUp = (
  page: Page,
  at: At,
  method: 'sms' | 'authenticator',
  code: string,
): Promise<Answer> => page.post(`${own(at)}/${method}/code`, { code });

export const askForPasskey = (page: Page, at: At, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/passkey/challenge`, { currentPassword });

export const addPasskey = (page: Page, at: At, passkey: PasskeyRequest): Promise<Answer> =>
  page.post(`${own(at)}/passkeys`, passkey);

export const renamePasskey = (page: Page, at: At, id: string, name: string): Promise<Answer> =>
  page.patch(`${own(at)}/passkeys/${encodeURIComponent(id)}`, { name });

export const removePasskey = (page: Page, at: At, id: string, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/passkeys/${encodeURIComponent(id)}/remove`, { currentPassword });

export const removeMethod = (
  page: Page,
  at: At,
  method: 'sms' | 'authenticator',
  currentPassword: string,
): Promise<Answer> => page.post(`${own(at)}/${method}/remove`, { currentPassword });

export const turnOff = (page: Page, at: At, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/turn-off`, { currentPassword });

export const setDefault = (page: Page, at: At, method: TwoStepMethod): Promise<Answer> =>
  page.post(`${own(at)}/default`, { method });

export const changePhone = (
  page: Page,
  at: At,
  currentPassword: string,
  mobilePhone: string,
): Promise<Answer> => page.post(`${own(at)}/mobile-phone`, { currentPassword, mobilePhone });

export const viewRecoveryCode = (page: Page, at: At, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/recovery-code`, { currentPassword });

export const newRecoveryCode = (page: Page, at: At, currentPassword: string): Promise<Answer> =>
  page.post(`${own(at)}/recovery-code/new`, { currentPassword });

/** @param id left out: all of them. */
export const endTrust = (page: Page, at: At, id?: string): Promise<Answer> =>
  page.delete(`${base(at)}/trusted-browsers${id === undefined ? '' : `/${encodeURIComponent(id)}`}`);

/** The recovery code as a page to keep. */
export const recoveryCodePage = (page: Page, at: At, recoveryCode: string, locale = 'en'): Promise<Answer> =>
  page.post(`${base(at)}/recovery-code-pdf`, { recoveryCode, locale });

const administered = ({ clinic, profileId }: Pick<TestPerson, 'clinic' | 'profileId'>): string =>
  `${base(clinic)}/profiles/${encodeURIComponent(profileId)}/two-step`;

type Whom = Pick<TestPerson, 'clinic' | 'profileId'>;

/** A colleague's 2-Step Verification. */
export const readColleague = (page: Page, whom: Whom): Promise<Answer> => page.get(administered(whom));

export const pause = (page: Page, whom: Whom, body: PauseTwoStepRequest): Promise<Answer> =>
  page.post(`${administered(whom)}/pause`, body);

export const resume = (page: Page, whom: Whom, currentPassword: string): Promise<Answer> =>
  page.post(`${administered(whom)}/resume`, { currentPassword });

export const removeOf = (page: Page, whom: Whom, currentPassword: string): Promise<Answer> =>
  page.post(`${administered(whom)}/remove`, { currentPassword });

export const readSettings = (page: Page, at: At): Promise<Answer> =>
  page.get(`${base(at)}/security-settings`);

export const changeSettings = (page: Page, at: At, body: SecuritySettingsRequest): Promise<Answer> =>
  page.patch(`${base(at)}/security-settings`, body);

/** The options in an answer to {@link askForPasskey}. */
export const optionsIn = ({ text }: Answer): PasskeyCreationAnswer['options'] =>
  (JSON.parse(text) as PasskeyCreationAnswer).options;
