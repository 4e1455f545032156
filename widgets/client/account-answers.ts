import type {
  AccountLinkAnswer,
  CredentialsAnswer,
  RecoveredAccount,
  RecoveryAnswer,
  EmailCodeAnswer,
  ResetPasswordAnswer,
} from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';

/** Whether the body answers `POST …/recovery`. */
export function isRecoveryAnswer(body: unknown): body is RecoveryAnswer {
  return isRecord(body) && isText(body['waitingToken']) && typeof body['resendAfterSeconds'] === 'number';
}

/** Whether the body answers `POST …/recovery/code`. */
export function isEmailCodeAnswer(body: unknown): body is EmailCodeAnswer {
  return isRecord(body) && Array.isArray(body['accounts']) && body['accounts'].every(isAccount);
}

/** Whether the body answers `POST …/account-link`. */
export function isAccountLinkAnswer(body: unknown): body is AccountLinkAnswer {
  return isRecord(body) && isText(body['purpose']) && isText(body['name']);
}

/** Whether the body answers `POST …/account-link/reset-password`. */
export function isResetPasswordAnswer(body: unknown): body is ResetPasswordAnswer {
  return isRecord(body) && isText(body['username']);
}

/** Whether the body answers `PUT …/credentials`. */
export function isCredentialsAnswer(body: unknown): body is CredentialsAnswer {
  return isRecord(body) && isRecord(body['session']) && isText(body['session']['username']);
}

function isAccount(account: unknown): account is RecoveredAccount {
  return isRecord(account) && isText(account['name']) && isText(account['token']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
