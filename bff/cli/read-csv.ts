/** What can be wrong with a line before anybody looks at its values. */
export type LineFault = 'not-utf-8' | 'wrong-quotes' | 'too-few-cells' | 'too-many-cells';

/** A line of a file: its cells, or what is wrong with it. `line` counts from 1, and a line break in a cell too. */
export type CsvLine =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[]; readonly end: number }
  | { readonly kind: 'faulty'; readonly line: number; readonly fault: LineFault; readonly end: number };

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What a file begins with that is no CSV of ours; a UTF-8 mark is passed over. */
export function fileFault(bytes: Buffer): 'empty' | 'utf-16' | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (bytes.length === 0) return 'empty';
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark every other byte of Western text is 0.
  const isPaired = (first === 0 && third === 0) || (second === 0 && fourth === 0);
  return hasMark || (bytes.length > 3 && isPaired) ? 'utf-16' : null;
}

/** What parts the cells, by the first line: Excel writes semicolons where commas are for decimals. */
export function findDelimiter(bytes: Buffer): ',' | ';' | '\t' {
  const end = bytes.findIndex((byte) => byte === LF || byte === CR);
  const first = bytes.subarray(0, end === -1 ? undefined : end).toString('latin1');
  const count = (delimiter: string) => first.split(delimiter).length;
  return ([',', ';', '\t'] as const).toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

/**
 * Reads CSV (RFC 4180) line by line, whatever is wrong with one of them: a line whose quotes cannot be understood is
 * faulty, and reading goes on at the next one. Empty lines, and those with nothing but empty cells, are passed over.
 *
 * Only quotes that no program writes end a cell early: what stands between two that belong together is never taken for
 * a line of its own, so that no value can smuggle one in.
 */
export function* readCsv(bytes: Buffer, delimiter: string): Generator<CsvLine, void> {
  const separator = delimiter.charCodeAt(0);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
  let line = 1;
  while (at < bytes.length) {
    const record = findEnd(bytes, at, separator);
    const { next } = record;
    const raw = bytes.subarray(at, record.end);
    const text = record.isFaulty ? null : decode(decoder, raw);
    if (record.isFaulty) {
      yield { kind: 'faulty', line, fault: 'wrong-quotes', end: next };
    } else if (text === null) {
      yield { kind: 'faulty', line, fault: 'not-utf-8', end: next };
    } else {
      const cells = splitCells(text, delimiter, record.hasQuotes);
      if (cells.some((cell) => cell.trim() !== '')) yield { kind: 'cells', line, cells, end: next };
    }
    line += record.lineBreaks;
    at = next;
  }
}

interface RecordEnd {
  /** Where its last cell ends, and where the next record begins. */
  readonly end: number;
  readonly next: number;
  readonly lineBreaks: number;
  readonly hasQuotes: boolean;
  /** Its quotes make no sense: it ends with its first line. */
  readonly isFaulty: boolean;
}

function findEnd(bytes: Buffer, start: number, separator: number): RecordEnd {
  let at = start;
  let lineBreaks = 0;
  let hasQuotes = false;
  for (;;) {
    if (bytes[at] === QUOTE) {
      hasQuotes = true;
      const cell = findClosing(bytes, at + 1);
      if (cell === null) return firstLineOnly(bytes, start);
      lineBreaks += cell.lineBreaks;
      at = cell.after;
    } else {
      while (at < bytes.length && !isBreak(bytes[at]) && bytes[at] !== separator) {
        if (bytes[at] === QUOTE) return firstLineOnly(bytes, start);
        at += 1;
      }
    }
    if (bytes[at] === separator) {
      at += 1;
      continue;
    }
    if (at < bytes.length && !isBreak(bytes[at])) return firstLineOnly(bytes, start);
    const next = afterBreak(bytes, at);
    return { end: at, next, lineBreaks: lineBreaks + 1, hasQuotes, isFaulty: false };
  }
}

/** Where a quoted cell ends; null: nowhere. Two quotes in a row are one that belongs to the text. */
function findClosing(bytes: Buffer, start: number): { after: number; lineBreaks: number } | null {
  let lineBreaks = 0;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return { after: at + 1, lineBreaks };
      at += 1;
    } else if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) {
      lineBreaks += 1;
    }
  }
  return null;
}

function firstLineOnly(bytes: Buffer, start: number): RecordEnd {
  let end = start;
  while (end < bytes.length && !isBreak(bytes[end])) end += 1;
  return { end, next: afterBreak(bytes, end), lineBreaks: 1, hasQuotes: true, isFaulty: true };
}

const isBreak = (byte: number | undefined): boolean => byte === LF || byte === CR;

function afterBreak(bytes: Buffer, at: number): number {
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
}

function decode(decoder: TextDecoder, raw: Buffer): string | null {
  try {
    return decoder.decode(raw);
  } catch {
    return null;
  }
}

/** The cells of a record whose quotes make sense. */
function splitCells(text: string, delimiter: string, hasQuotes: boolean): readonly string[] {
  if (!hasQuotes) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) + 1 : indexOrEnd(text, delimiter, at);
    const cell = text.slice(at, end);
    cells.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end >= text.length) return cells;
    at = end + 1;
  }
}

function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function indexOrEnd(text: string, delimiter: string, start: number): number {
  const at = text.indexOf(delimiter, start);
  return at === -1 ? text.length : at;
}
