/** Code points; longer names fill a list and help nobody. */
const NAME_MAX_LENGTH = 60;

/** Control characters, lone surrogates, line breaks, and marks that turn the direction of the text around. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** What somebody calls their passkey, trimmed; null where it is empty, too long, or not one plain line. */
export function passkeyName(typed: string): string | null {
  const name = typed.normalize('NFC').trim();
  const length = [...name].length;
  return length > 0 && length <= NAME_MAX_LENGTH && !UNFIT.test(name) ? name : null;
}
