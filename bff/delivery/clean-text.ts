/** What stands in for the characters that were cut off. */
const ELLIPSIS = '…';

/**
 * Characters that are not seen but change what is: controls, bidirectional overrides (they make a text read
 * backwards), line separators, invisible format characters. The two joiners stay: Persian and emoji need them.
 */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A text from outside as one plain line: fit for a subject, a sender's name or a sentence (ASVS 1.3.11).
 *
 * @param maxLength in code points; what is longer ends in an ellipsis.
 */
export function oneLine(text: string, maxLength: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return shorten(line, maxLength);
}

/**
 * A person's name as one plain line in which no mail program finds a link: online booking lets strangers
 * choose names, and a name such as `win.example/now` would turn the clinic's mail into their advertisement.
 */
export function personName(text: string, maxLength = 80): string {
  const unlinked = text.replace(/[/\\@:]+/gu, ' ').replace(/\.(?=[\p{L}\p{N}])/gu, '. ');
  return oneLine(unlinked, maxLength);
}

/** A note from outside as plain lines: its own line breaks stay, at most one empty line in a row. */
export function plainLines(text: string, maxLength: number): readonly string[] {
  const lines = text
    .toWellFormed()
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/\t/g, ' ').replace(UNSEEN, '').trimEnd());
  const whole = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return shorten(whole, maxLength).split('\n');
}

function shorten(text: string, maxLength: number): string {
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  return (
    characters
      .slice(0, maxLength - 1)
      .join('')
      .trimEnd() + ELLIPSIS
  );
}
