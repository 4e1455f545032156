import type {
  AuthenticatorSetUpAnswer,
  PasskeyCreationAnswer,
  RecoveryCodeAnswer,
  SmsSetUpAnswer,
  TwoStepAnswer,
  TwoStepChangedAnswer,
} from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';

/** Whether the body answers `GET …/two-step`. */
export function isTwoStepAnswer(body: unknown): body is TwoStepAnswer {
  return (
    isRecord(body) &&
    isText(body['state']) &&
    isRecord(body['sms']) &&
    isRecord(body['authenticator']) &&
    isListOfNamed(body['passkeys'], 'name') &&
    isListOfNamed(body['trustedBrowsers'], 'browser')
  );
}

/** Whether the body answers a call that has changed something about one's 2-Step Verification. */
export function isTwoStepChangedAnswer(body: unknown): body is TwoStepChangedAnswer {
  return isRecord(body) && isTwoStepAnswer(body['twoStep']) && isTextOrNull(body['recoveryCode']);
}

/** Whether the body answers `POST …/two-step/authenticator`. */
export function isAuthenticatorSetUpAnswer(body: unknown): body is AuthenticatorSetUpAnswer {
  const setUp = isRecord(body) && body['setUp'];
  return isRecord(setUp) && isText(setUp['uri']) && isText(setUp['key']);
}

/** Whether the body answers `POST …/two-step/sms` or `POST …/two-step/sms/resend`. */
export function isSmsSetUpAnswer(body: unknown): body is SmsSetUpAnswer {
  const sms = isRecord(body) && body['sms'];
  return isRecord(sms) && isText(sms['sentTo']) && typeof sms['resendAfterSeconds'] === 'number';
}

/** Whether the body answers `POST …/two-step/passkey/challenge`. */
export function isPasskeyCreationAnswer(body: unknown): body is PasskeyCreationAnswer {
  const options = isRecord(body) && body['options'];
  return isRecord(options) && isText(options['challenge']) && isRecord(options['user']);
}

/** Whether the body answers `POST …/two-step/recovery-code` or `POST …/two-step/recovery-code/new`. */
export function isRecoveryCodeAnswer(body: unknown): body is RecoveryCodeAnswer {
  return isRecord(body) && isTextOrNull(body['recoveryCode']);
}

function isListOfNamed(list: unknown, name: string): boolean {
  return (
    Array.isArray(list) && list.every((item) => isRecord(item) && isText(item['id']) && isText(item[name]))
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
