import { type CsvLine, fileFault, findDelimiter, readCsv } from './read-csv.ts';
import type { LineRefusal } from './explain-refusal.ts';

/** The columns of a file: those that have to be there, and those that may. */
export interface Columns<Name extends string> {
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
}

/** One line under the first, which ends before byte `end` of the file, with its cells by column; an optional one that the file lacks is empty. */
export type CsvRow<Name extends string> =
  | {
      readonly kind: 'row';
      readonly line: number;
      readonly values: Readonly<Record<Name, string>>;
      readonly end: number;
    }
  | { readonly kind: 'refused'; readonly line: number; readonly refusal: LineRefusal; readonly end: number };

export type CsvReading<Name extends string> =
  | { readonly kind: 'read'; readonly rows: Iterable<CsvRow<Name>> }
  /** The file as a whole is none of ours: why, as a sentence. */
  | { readonly kind: 'wrong-file'; readonly sentence: string };

/** Reads a file of records: the first line names the columns, in any order. */
export function readRecords<Name extends string>(bytes: Buffer, columns: Columns<Name>): CsvReading<Name> {
  const wrong = (sentence: string): CsvReading<Name> => ({ kind: 'wrong-file', sentence });
  const fault = fileFault(bytes);
  if (fault === 'empty') return wrong('it is empty');
  if (fault === 'utf-16') return wrong('it is UTF-16; save it as "CSV UTF-8"');
  const lines = readCsv(bytes, findDelimiter(bytes));
  const { value: first } = lines.next();
  if (!first) return wrong('it has no line');
  if (first.kind === 'faulty') return wrong('its first line, which names the columns, cannot be read');

  const known: readonly Name[] = [...columns.required, ...columns.optional];
  const names = first.cells.map((cell) => cell.trim());
  const isKnown = (name: string): name is Name => known.some((one) => one === name);
  const unknown = names.filter((name) => !isKnown(name));
  const missing = columns.required.filter((name) => !names.includes(name));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  const sentences = [
    list(
      'does not know the column',
      unknown.map((name) => `"${shorten(name)}"`),
    ),
    list('misses the column', missing),
    list('finds twice the column', repeated),
  ].filter((sentence) => sentence !== '');
  if (sentences.length > 0) {
    return wrong(`the import ${sentences.join('; it ')}. Columns: ${known.join(', ')}`);
  }
  return { kind: 'read', rows: rowsOf(lines, names.filter(isKnown), known) };
}

const list = (what: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${what}${names.length > 1 ? 's' : ''} ${names.join(', ')}`;

/** A name that is shown on a terminal: no more than a line's worth, and nothing that steers it. */
function shorten(name: string): string {
  return name.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, 60);
}

function* rowsOf<Name extends string>(
  lines: Iterable<CsvLine>,
  names: readonly Name[],
  known: readonly Name[],
): Generator<CsvRow<Name>> {
  for (const { line, end, ...read } of lines) {
    if (read.kind === 'faulty') {
      yield { kind: 'refused', line, end, refusal: { kind: 'refused', reason: read.fault } };
      continue;
    }
    const { cells } = read;
    if (cells.length !== names.length) {
      const reason = cells.length < names.length ? 'too-few-cells' : 'too-many-cells';
      yield { kind: 'refused', line, end, refusal: { kind: 'refused', reason } };
      continue;
    }
    const given = known.map((name) => [name, cells[names.indexOf(name)] ?? ''] as const);
    yield { kind: 'row', line, end, values: Object.fromEntries(given) as Record<Name, string> };
  }
}
