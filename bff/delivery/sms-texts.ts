import { SMS_CODE_SECONDS } from '../domain/two-step.ts';
import { oneLine } from './clean-text.ts';
import { foldText } from './fold-text.ts';
import { formatSeconds, type Locale } from './locale.ts';
import { messages } from './messages/messages.ts';

/**
 * The GSM alphabet (3GPP TS 23.038, 6.2.1) less its line ends. One character outside of it, and the whole message
 * takes two octets a character: 67 instead of 153 fit into each part of a long message.
 */
const GSM = new Set(
  ' @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** With names as long as these a message has two parts at most, 306 characters. */
const CLINIC_NAME_MAX_LENGTH = 48;
const PHONE_MAX_LENGTH = 24;

/** What {@link verificationSms} tells. */
interface VerificationSms {
  readonly locale: Locale;
  readonly clinicName: string;
  /** Whom to call if it was somebody else; null: the clinic gives no number. */
  readonly supportPhone: string | null;
  /** Six digits. */
  readonly code: string;
  /** The page's host, without scheme and port: where phones offer to fill in the code. */
  readonly host: string;
}

/**
 * The text message with a code (rule 18). Its last line binds the code to the page's host, so that phones fill it in
 * there and nowhere else (https://wicg.github.io/sms-one-time-codes/); nothing may stand after it.
 *
 * A clinic whose name cannot be spelt in the GSM alphabet goes by its host.
 */
export function verificationSms({ locale, clinicName, supportPhone, code, host }: VerificationSms): string {
  const { verificationSms: t } = messages[locale];
  const clinic = inGsm(oneLine(clinicName, CLINIC_NAME_MAX_LENGTH)) ?? host;
  const phone = supportPhone === null ? null : inGsm(oneLine(supportPhone, PHONE_MAX_LENGTH));
  const time = inGsm(formatSeconds(locale, SMS_CODE_SECONDS)) ?? '';
  const sentences = [t.code(code, clinic), t.worksFor(time), phone === null ? t.notYou : t.notYouCall(phone)];
  return `${sentences.join(' ')}\n\n@${host} #${code}`;
}

/** Null: nothing is left of it, or it cannot be spelt so. */
function inGsm(line: string): string | null {
  return foldText(line, (character) => GSM.has(character)) || null;
}
