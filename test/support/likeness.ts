import type { Answer } from './browser.ts';

/** Headers that differ from answer to answer by their nature, and say nothing about anybody. */
const OWN_TO_EACH = ['x-request-id', 'date'];

/** Everything that somebody outside can see of an answer, so that two can be held against each other. */
export function visible({ status, headers, text }: Answer): object {
  const shown = [...headers].filter(([name]) => !OWN_TO_EACH.includes(name));
  return { status, headers: shown.toSorted(), text, bytes: Buffer.byteLength(text) };
}
